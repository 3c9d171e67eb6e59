package plumbline.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A number that is never rounded on the way: a fraction of whole numbers. Rules compare, floor and rank by these, so
 * that an average of 200/3 less a ratio of 185/3 is 5 and not 4.999…. Immutable and thread-safe.
 *
 * <p>It is deliberately no {@link Number}: rules that compare it with a plain number by an operator do not compile, so
 * that nothing falls back to binary floating point.
 */
public final class Exact implements Comparable<Exact> {
    public static final Exact ZERO = new Exact(BigFraction.ZERO);

    /** Far beyond what sums and ratios of admitted inputs need; a bound on what a rule can make the machine do. */
    private static final int MAX_BITS = 8192;

    /** How many decimals people are shown of a number that has no finite decimals. */
    private static final int SHOWN_DECIMALS = 4;

    private final BigFraction value;

    private Exact(BigFraction value) {
        this.value = value;
    }

    /**
     * The exact value of a number.
     *
     * @throws RuleFault when it is no number, or a binary one, which is not exact
     */
    public static Exact of(Object number) {
        if (number instanceof Exact exact) {
            return exact;
        }
        if (number instanceof BigDecimal decimal) {
            return of(decimal);
        }
        if (number instanceof BigInteger integer) {
            return new Exact(BigFraction.of(integer));
        }
        if (number instanceof Integer || number instanceof Long) {
            return new Exact(BigFraction.of(((Number) number).longValue()));
        }
        throw new RuleFault("not-exact", "“" + number + "”不是精确的数字", number + " is not an exact number");
    }

    private static Exact of(BigDecimal decimal) {
        BigInteger unscaled = decimal.unscaledValue();
        int scale = decimal.scale();
        return new Exact(
                scale <= 0
                        ? BigFraction.of(unscaled.multiply(BigInteger.TEN.pow(-scale)))
                        : BigFraction.of(unscaled, BigInteger.TEN.pow(scale)));
    }

    public Exact plus(Object other) {
        return bounded(value.add(of(other).value));
    }

    public Exact minus(Object other) {
        return bounded(value.subtract(of(other).value));
    }

    public Exact times(Object other) {
        return bounded(value.multiply(of(other).value));
    }

    /**
     * The quotient.
     *
     * @throws RuleFault when the divisor is 0
     */
    public Exact dividedBy(Object divisor) {
        BigFraction fraction = of(divisor).value;
        if (fraction.isZero()) {
            throw new RuleFault("division-by-zero", "除数是0", "division by zero");
        }
        return bounded(value.divide(fraction));
    }

    public Exact negated() {
        return new Exact(value.negate());
    }

    /** The greatest whole number that is not above this one: -1 for -0.5. */
    public Exact floor() {
        BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
        BigInteger below = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return new Exact(BigFraction.of(below));
    }

    public int signum() {
        return value.signum();
    }

    /** Rounded half-up (away from zero) to so many decimals, without trailing zeros. */
    public BigDecimal rounded(int decimals) {
        return plain(value.bigDecimalValue(decimals, RoundingMode.HALF_UP));
    }

    /** A decimal without trailing zeros and never in exponent notation. */
    public static BigDecimal plain(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public int compareTo(Exact other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exact exact && value.equals(exact.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** For people: with at most four decimals. */
    @Override
    public String toString() {
        return rounded(SHOWN_DECIMALS).toPlainString();
    }

    private static Exact bounded(BigFraction fraction) {
        if (fraction.getNumerator().bitLength() > MAX_BITS
                || fraction.getDenominator().bitLength() > MAX_BITS) {
            throw new RuleFault("number-too-long", "计算中的数字过长", "a number in the calculation grew too long");
        }
        return new Exact(fraction);
    }
}
