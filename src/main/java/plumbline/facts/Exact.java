package plumbline.facts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number that is never rounded on the way: a fraction of whole numbers. Rules compare, floor and rank by these, so
 * that an average of 200/3 less a ratio of 185/3 is 5 and not 4.999…. Immutable and thread-safe.
 *
 * <p>It is deliberately no {@link Number}: rules that compare it with a plain number by an operator do not compile, so
 * that nothing falls back to binary floating point.
 */
public final class Exact implements Comparable<Exact> {
    public static final Exact ZERO = new Exact(BigInteger.ZERO, BigInteger.ONE);

    /** Far beyond what sums and ratios of admitted inputs need; a bound on what a rule can make the machine do. */
    private static final int MAX_BITS = 8192;

    /** More decimals, or zeros before the point, than a sum of admitted numbers can have. */
    private static final int MAX_SCALE = 200;

    /** How many decimals people are shown of a number that has no finite decimals. */
    private static final int SHOWN_DECIMALS = 4;

    private static final int MOST_SHOWN_DECIMALS = 12;

    private final BigInteger numerator;
    private final BigInteger denominator;

    /** The parts have no common divisor, and the denominator is positive. */
    private Exact(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private static Exact reduced(BigInteger numerator, BigInteger denominator) {
        Deadline.checkRunning();
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger turned = denominator.signum() < 0 ? divisor.negate() : divisor;
        Exact exact = new Exact(numerator.divide(turned), denominator.divide(turned));
        if (exact.numerator.bitLength() > MAX_BITS || exact.denominator.bitLength() > MAX_BITS) {
            throw tooLong();
        }
        return exact;
    }

    private static RuleFault tooLong() {
        return new RuleFault("number-too-long", "计算中的数字过长", "a number in the calculation grew too long");
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
            return new Exact(integer, BigInteger.ONE);
        }
        if (number instanceof Integer || number instanceof Long) {
            return new Exact(BigInteger.valueOf(((Number) number).longValue()), BigInteger.ONE);
        }
        throw new RuleFault("not-exact", "“" + number + "”不是精确的数字", number + " is not an exact number");
    }

    private static Exact of(BigDecimal decimal) {
        BigInteger unscaled = decimal.unscaledValue();
        int scale = decimal.scale();
        // An exponent of millions takes a few bytes to write and hours to multiply out.
        if (Math.abs((long) scale) > MAX_SCALE || unscaled.bitLength() > MAX_BITS) {
            throw tooLong();
        }
        return scale <= 0
                ? new Exact(unscaled.multiply(BigInteger.TEN.pow(-scale)), BigInteger.ONE)
                : reduced(unscaled, BigInteger.TEN.pow(scale));
    }

    @Formula("数")
    public Exact plus(Object number) {
        Exact other = of(number);
        return reduced(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    @Formula("数")
    public Exact minus(Object number) {
        return plus(of(number).negated());
    }

    @Formula("数")
    public Exact times(Object number) {
        Exact other = of(number);
        return reduced(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws RuleFault when the divisor is 0
     */
    @Formula("除数")
    public Exact dividedBy(Object divisor) {
        Exact other = of(divisor);
        if (other.signum() == 0) {
            throw new RuleFault("division-by-zero", "除数是0", "division by zero");
        }
        return reduced(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    @Formula({})
    public Exact negated() {
        return new Exact(numerator.negate(), denominator);
    }

    /** The greatest whole number that is not above this one: -1 for -0.5. */
    @Formula({})
    public Exact floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        BigInteger below = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return new Exact(below, BigInteger.ONE);
    }

    public int signum() {
        return numerator.signum();
    }

    /** Rounded half-up (away from zero) to so many decimals, without trailing zeros. */
    public BigDecimal rounded(int decimals) {
        return plain(new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP));
    }

    /** A decimal without trailing zeros and never in exponent notation. */
    public static BigDecimal plain(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The nearest whole number. */
    public int whole() {
        return rounded(0).intValueExact();
    }

    @Override
    public int compareTo(Exact other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exact exact
                && numerator.equals(exact.numerator)
                && denominator.equals(exact.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    /** For people: with at most four decimals, but four significant digits of what is small, such as 0.001429. */
    @Override
    public String toString() {
        int digits = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(SHOWN_DECIMALS, RoundingMode.HALF_UP))
                .scale();
        return rounded(Math.min(Math.max(digits, SHOWN_DECIMALS), MOST_SHOWN_DECIMALS))
                .toPlainString();
    }
}
