package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** An exact fraction in lowest terms, with a positive denominator (convention 5). */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    static final Rational ZERO = of(0);

    Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a denominator of 0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    static Rational of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    static Rational of(BigDecimal value) {
        BigDecimal plain = value.setScale(Math.max(0, value.scale()));
        return new Rational(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    static Rational of(JsonNode number) {
        return of(number.decimalValue());
    }

    /** Empty when the member is absent or null (convention 2). */
    static Optional<Rational> optional(JsonNode number) {
        return number.isMissingNode() || number.isNull() ? Optional.empty() : Optional.of(of(number));
    }

    Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Rational minus(Rational other) {
        return plus(other.negate());
    }

    Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Rational times(long factor) {
        return times(of(factor));
    }

    Rational over(Rational divisor) {
        return new Rational(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    Rational over(long divisor) {
        return over(of(divisor));
    }

    Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    boolean isPositive() {
        return numerator.signum() > 0;
    }

    boolean atLeast(Rational other) {
        return compareTo(other) >= 0;
    }

    boolean above(Rational other) {
        return compareTo(other) > 0;
    }

    /** The greatest whole number that is not above this one. */
    Rational floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        BigInteger whole = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return new Rational(whole, BigInteger.ONE);
    }

    /** Half-up, away from zero. */
    Rational rounded(int decimals) {
        BigInteger scale = BigInteger.TEN.pow(decimals);
        BigInteger two = BigInteger.TWO;
        BigInteger halves = numerator.abs().multiply(scale).multiply(two).add(denominator);
        BigInteger magnitude = halves.divide(denominator.multiply(two));
        return new Rational(numerator.signum() < 0 ? magnitude.negate() : magnitude, scale);
    }

    /** The same value as a decimal number, without trailing zeros; it must have finitely many decimals. */
    BigDecimal decimal() {
        return ExactJson.plain(new BigDecimal(numerator).divide(new BigDecimal(denominator)));
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
