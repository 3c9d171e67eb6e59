package plumbline.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a JSON value once in two forms: as it is sent, with members in the order of writing and numbers as numbers; and
 * in the canonical form of RFC 8785, with members in the order of their names and numbers as texts, as its appendix D
 * advises for numbers that a binary double cannot hold. Both are UTF-8 without blanks. Not thread-safe; {@link #reset}
 * makes it ready for another value.
 */
public final class DualJsonWriter {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    /** The name of a member, ready to be written. Immutable. */
    public static final class Name {
        private static final int COMPARED = 4;

        private final String text;
        private final JsonConstant quoted;
        private final long start;

        public Name(String text) {
            this.text = text;
            this.quoted = new JsonConstant(text);
            long first = 0;
            for (int i = 0; i < COMPARED; i++) {
                first = (first << Character.SIZE) | (i < text.length() ? text.charAt(i) : 0);
            }
            // Sixteen bits each, so that the order of the numbers is that of the texts' UTF-16 code units.
            this.start = first ^ Long.MIN_VALUE;
        }

        private boolean isBefore(Name other) {
            return start == other.start ? text.compareTo(other.text) < 0 : start < other.start;
        }
    }

    private final Utf8Buffer sent = new Utf8Buffer();
    private final Utf8Buffer canonical = new Utf8Buffer();
    private final Utf8Buffer sorted = new Utf8Buffer();

    /** The members of all objects that are open, those of the innermost last. */
    private Name[] names = new Name[32];

    private int[] starts = new int[32];
    private int members;

    /** The first member of each open object; -1 for an array. */
    private int[] firstMembers = new int[16];

    private int open;
    private boolean isFirst = true;

    /** The bytes as they are sent; to be read before anything else is written. */
    public Utf8Buffer sent() {
        return sent;
    }

    /** The bytes in canonical form; to be read before anything else is written. */
    public Utf8Buffer canonical() {
        return canonical;
    }

    public void reset() {
        sent.clear();
        canonical.clear();
        members = 0;
        open = 0;
        isFirst = true;
    }

    /** Takes back what was sent since; it stays in the canonical form. */
    public void unsend(int lengthBefore) {
        sent.cut(lengthBefore);
    }

    public void startObject() {
        startValue();
        push(members);
        sent.add('{');
        canonical.add('{');
    }

    public void startArray() {
        startValue();
        push(-1);
        sent.add('[');
        canonical.add('[');
    }

    private void push(int firstMember) {
        firstMembers = open == firstMembers.length ? Arrays.copyOf(firstMembers, 2 * open) : firstMembers;
        firstMembers[open++] = firstMember;
        isFirst = true;
    }

    public void endArray() {
        open--;
        isFirst = false;
        sent.add(']');
        canonical.add(']');
    }

    public void endObject() {
        int first = firstMembers[--open];
        isFirst = false;
        sent.add('}');
        sortMembers(first);
        members = first;
        canonical.add('}');
    }

    /** The members stand one after another, without commas; they end where the next one starts. */
    private void sortMembers(int first) {
        int count = members - first;
        if (count == 0) {
            return;
        }
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int place = i;
            for (; place > 0 && names[first + i].isBefore(names[first + order[place - 1]]); place--) {
                order[place] = order[place - 1];
            }
            order[place] = i;
        }
        int begin = starts[first];
        int end = canonical.length();
        sorted.clear();
        for (int i = 0; i < count; i++) {
            int member = first + order[i];
            if (i > 0) {
                sorted.add(',');
            }
            sorted.add(canonical, starts[member], member + 1 < members ? starts[member + 1] : end);
        }
        canonical.cut(begin);
        canonical.add(sorted, 0, sorted.length());
    }

    /** Begins a member of the innermost object; its value follows. */
    public void name(Name name) {
        if (!isFirst) {
            sent.add(',');
        }
        if (members == names.length) {
            names = Arrays.copyOf(names, 2 * members);
            starts = Arrays.copyOf(starts, 2 * members);
        }
        names[members] = name;
        starts[members++] = canonical.length();
        sent.add(name.quoted.sent);
        sent.add(':');
        canonical.add(name.quoted.canonical);
        canonical.add(':');
        isFirst = true;
    }

    private void startValue() {
        if (!isFirst) {
            sent.add(',');
            canonical.add(',');
        }
        isFirst = false;
    }

    public void text(String text) {
        startValue();
        int start = sent.length();
        if (sent.quoted(text)) {
            canonical.add(sent, start, sent.length());
        } else {
            canonical.canonicallyQuoted(text);
        }
    }

    /** A value that is not known yet; what is written is then a shape. */
    public void hole(int number) {
        startValue();
        sent.add(JsonShape.HOLE);
        sent.add((char) number);
        canonical.add(JsonShape.HOLE);
        canonical.add((char) number);
    }

    /** What was written, with its holes. */
    public JsonShape shape() {
        return new JsonShape(sent.bytes(), canonical.bytes());
    }

    /**
     * A shape with a value in each of its holes.
     *
     * @param values BigDecimal, String or Boolean, by the number of the hole
     */
    public void filled(JsonShape shape, Object... values) {
        startValue();
        shape.fill(values, sent, canonical);
    }

    public void constant(JsonConstant text) {
        startValue();
        sent.add(text.sent);
        canonical.add(text.canonical);
    }

    /** A number in plain decimals, and in canonical form without trailing zeros. */
    public void number(BigDecimal number) {
        startValue();
        sent.ascii(Decimals.text(number));
        canonical.canonicalNumber(number);
    }

    public void number(long number) {
        startValue();
        String digits = Long.toString(number);
        sent.ascii(digits);
        canonical.add('"');
        canonical.ascii(digits);
        canonical.add('"');
    }

    public void flag(boolean flag) {
        literal(flag ? TRUE : FALSE);
    }

    public void nothing() {
        literal(NULL);
    }

    private void literal(byte[] literal) {
        startValue();
        sent.add(literal);
        canonical.add(literal);
    }
}
