package plumbline.explanation;

import java.math.BigDecimal;
import plumbline.facts.Exact;
import plumbline.text.Decimals;
import plumbline.text.Text;

/**
 * A number and how it comes about, written in numbers.
 *
 * @param binding how tightly its outermost sign binds: 3 for a number alone, 2 for a product, 1 for a sum
 */
record Worked(Exact value, Text text, int binding) {
    private static final int SHOWN_DECIMALS = 6;

    static Worked number(Exact value) {
        return new Worked(value, same(shown(value)), value.signum() < 0 ? 1 : 3);
    }

    /** A number with at most six decimals; six significant digits of what is small. */
    static String shown(Exact value) {
        BigDecimal exact = value.rounded(12);
        int leadingZeros = exact.signum() == 0 ? 0 : Math.max(0, exact.scale() - exact.precision());
        return Decimals.text(value.rounded(SHOWN_DECIMALS + leadingZeros)).replace('-', '−');
    }

    static String shown(BigDecimal number) {
        return shown(Exact.of(number));
    }

    static Text same(String text) {
        return new Text(text, text);
    }

    Worked plus(Worked other) {
        return of(value.plus(other.value), this, " + ", other, 1, 1);
    }

    Worked minus(Worked other) {
        return of(value.minus(other.value), this, " − ", other, 1, 2);
    }

    Worked times(Worked other) {
        return of(value.times(other.value), this, " × ", other, 2, 2);
    }

    Worked dividedBy(Worked other) {
        return of(value.dividedBy(other.value), this, " ÷ ", other, 2, 3);
    }

    Worked negated() {
        return new Worked(value.negated(), joined(same("−"), in(3)), 1);
    }

    Worked floor() {
        return called(value.floor(), new Text("取整", "floor"), text);
    }

    /** At most the other. */
    Worked cappedAt(Worked most) {
        return value.compareTo(most.value) <= 0
                ? this
                : called(most.value, new Text("取小", "min"), joined(text, same(", "), most.text));
    }

    /** At least nothing. */
    Worked positive() {
        return value.signum() >= 0 ? this : called(Exact.ZERO, new Text("取大", "max"), joined(text, same(", 0")));
    }

    private static Worked called(Exact value, Text name, Text of) {
        return new Worked(value, joined(name, same("("), of, same(")")), 3);
    }

    /** @param rightAtLeast how tightly the right side must bind to stand without brackets */
    private static Worked of(Exact value, Worked left, String sign, Worked right, int binding, int rightAtLeast) {
        return new Worked(value, joined(left.in(binding), same(sign), right.in(rightAtLeast)), binding);
    }

    private Text in(int atLeast) {
        return binding >= atLeast ? text : joined(same("("), text, same(")"));
    }

    private static Text joined(Text... texts) {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (Text each : texts) {
            zh.append(each.zh());
            en.append(each.en());
        }
        return new Text(zh.toString(), en.toString());
    }
}
