package plumbline.facts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plumbline.text.Decimals;
import plumbline.text.InChinese;

/**
 * A number that is never rounded on the way: a decimal, and once it was divided a fraction of two decimals. Rules
 * compare, floor and rank by these, so that an average of 200/3 less a ratio of 185/3 is 5 and not 4.999…. Immutable and
 * thread-safe.
 *
 * <p>It is deliberately no {@link Number}: rules that compare it with a plain number by an operator do not compile, so
 * that nothing falls back to binary floating point.
 */
public final class Exact implements Comparable<Exact> {
    public static final Exact ZERO = new Exact(BigDecimal.ZERO, null);

    /** Far beyond what sums and ratios of admitted inputs need; a bound on what a rule can make the machine do. */
    private static final int MAX_BITS = 8192;

    /** More decimals, or zeros before the point, than a sum of admitted numbers can have. */
    private static final int MAX_SCALE = 200;

    /** Up to so many digits and decimals a fraction stays as it came: to look for common divisors would cost more. */
    private static final int SHORT = 60;

    /** How many decimals people are shown of a number that has no finite decimals. */
    private static final int SHOWN_DECIMALS = 4;

    private static final int MOST_SHOWN_DECIMALS = 12;

    private static final MathContext SHOWN_DIGITS = new MathContext(SHOWN_DECIMALS, RoundingMode.HALF_UP);

    /** Above this, four digits are at most four decimals. */
    private static final BigDecimal SMALL = new BigDecimal("0.1");

    private final BigDecimal numerator;

    /** Positive; null as long as the number is a decimal. */
    private final @Nullable BigDecimal denominator;

    private @Nullable String shown;

    private Exact(BigDecimal numerator, @Nullable BigDecimal denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private static Exact bounded(BigDecimal numerator, @Nullable BigDecimal denominator) {
        Deadline.checkRunning();
        return isShort(numerator) && (denominator == null || isShort(denominator))
                ? new Exact(numerator, denominator)
                : reduced(numerator, denominator);
    }

    private static boolean isShort(BigDecimal decimal) {
        int scale = decimal.scale();
        return scale <= SHORT && scale >= -SHORT && decimal.precision() <= SHORT;
    }

    private static Exact reduced(BigDecimal numerator, @Nullable BigDecimal denominator) {
        BigInteger[] parts = parts(numerator, denominator);
        if (parts[0].bitLength() > MAX_BITS || parts[1].bitLength() > MAX_BITS) {
            throw tooLong();
        }
        boolean isWhole = parts[1].equals(BigInteger.ONE);
        return new Exact(new BigDecimal(parts[0]), isWhole ? null : new BigDecimal(parts[1]));
    }

    /** Numerator and denominator without a common divisor; the denominator is positive. */
    private static BigInteger[] parts(BigDecimal numerator, @Nullable BigDecimal denominator) {
        BigDecimal divisor = denominator == null ? BigDecimal.ONE : denominator;
        int scale = Math.max(0, Math.max(numerator.scale(), divisor.scale()));
        BigInteger above = numerator.setScale(scale).unscaledValue();
        BigInteger below = divisor.setScale(scale).unscaledValue();
        BigInteger common = above.gcd(below);
        return new BigInteger[] {above.divide(common), below.divide(common)};
    }

    private static RuleFault tooLong() {
        return new RuleFault("number-too-long.calculated");
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
            return of(new BigDecimal(integer));
        }
        if (number instanceof Integer || number instanceof Long) {
            return new Exact(BigDecimal.valueOf(((Number) number).longValue()), null);
        }
        throw new RuleFault("not-exact.value", number);
    }

    private static Exact of(BigDecimal decimal) {
        // An exponent of millions takes a few bytes to write and hours to multiply out.
        if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
            throw tooLong();
        }
        return isShort(decimal) ? new Exact(decimal, null) : reduced(decimal, null);
    }

    @InChinese("加")
    @Formula("数")
    public Exact plus(Object number) {
        Exact other = of(number);
        return isOverTheSameAs(other)
                ? bounded(numerator.add(other.numerator), denominator)
                : bounded(
                        product(numerator, other.denominator).add(product(other.numerator, denominator)),
                        common(denominator, other.denominator));
    }

    @InChinese("减")
    @Formula("数")
    public Exact minus(Object number) {
        return plus(of(number).negated());
    }

    @InChinese("乘")
    @Formula("数")
    public Exact times(Object number) {
        Exact other = of(number);
        return bounded(numerator.multiply(other.numerator), common(denominator, other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws RuleFault when the divisor is 0
     */
    @InChinese("除以")
    @Formula("除数")
    public Exact dividedBy(Object divisor) {
        Exact other = of(divisor);
        if (other.signum() == 0) {
            throw new RuleFault("division-by-zero");
        }
        BigDecimal by = product(other.signum() < 0 ? other.numerator.negate() : other.numerator, denominator);
        BigDecimal of = product(numerator, other.denominator);
        return bounded(other.signum() < 0 ? of.negate() : of, by);
    }

    private boolean isOverTheSameAs(Exact other) {
        BigDecimal own = denominator;
        BigDecimal others = other.denominator;
        return own == null ? others == null : others != null && own.compareTo(others) == 0;
    }

    private static BigDecimal product(BigDecimal number, @Nullable BigDecimal denominator) {
        return denominator == null ? number : number.multiply(denominator);
    }

    private static @Nullable BigDecimal common(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null ? right : product(left, right);
    }

    @InChinese("取负")
    @Formula({})
    public Exact negated() {
        return new Exact(numerator.negate(), denominator);
    }

    /** The greatest whole number that is not above this one: -1 for -0.5. */
    @InChinese("取整")
    @Formula({})
    public Exact floor() {
        return new Exact(quotient(0, RoundingMode.FLOOR), null);
    }

    private BigDecimal quotient(int decimals, RoundingMode rounding) {
        return denominator == null
                ? numerator.setScale(decimals, rounding)
                : numerator.divide(denominator, decimals, rounding);
    }

    public int signum() {
        return numerator.signum();
    }

    /** Rounded half-up (away from zero) to so many decimals, without trailing zeros. */
    public BigDecimal rounded(int decimals) {
        return plain(quotient(decimals, RoundingMode.HALF_UP));
    }

    /** A decimal without trailing zeros and never in exponent notation. */
    public static BigDecimal plain(BigDecimal decimal) {
        return Decimals.plain(decimal);
    }

    /** The nearest whole number. */
    public int whole() {
        return rounded(0).intValueExact();
    }

    @Override
    public int compareTo(Exact other) {
        return isOverTheSameAs(other)
                ? numerator.compareTo(other.numerator)
                : product(numerator, other.denominator).compareTo(product(other.numerator, denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exact exact && compareTo(exact) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts(numerator, denominator));
    }

    /** For people: with at most four decimals, but four significant digits of what is small, such as 0.001429. */
    @Override
    public String toString() {
        // Figures of the cohort are shown with every subject.
        String known = shown;
        if (known == null) {
            known = Decimals.text(shown());
            shown = known;
        }
        return known;
    }

    private BigDecimal shown() {
        BigDecimal rounded = rounded(SHOWN_DECIMALS);
        if (rounded.abs().compareTo(SMALL) > 0) {
            return rounded;
        }
        int digits = numerator
                .divide(denominator == null ? BigDecimal.ONE : denominator, SHOWN_DIGITS)
                .scale();
        return rounded(Math.min(Math.max(digits, SHOWN_DECIMALS), MOST_SHOWN_DECIMALS));
    }
}
