package plumbline.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value in both forms of {@link DualJsonWriter}, of which all is known but what stands in its holes. Immutable. */
public final class JsonShape {
    /** No byte of JSON is 0; the hole's number follows. */
    static final char HOLE = 0;

    /** One form: a piece before each hole and one after the last. */
    private static final class Form {
        private final byte[][] pieces;
        private final int[] holes;

        private Form(byte[][] pieces, int[] holes) {
            this.pieces = pieces;
            this.holes = holes;
        }

        private static Form of(byte[] bytes) {
            List<byte[]> pieces = new ArrayList<>();
            List<Integer> holes = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == HOLE) {
                    pieces.add(Arrays.copyOfRange(bytes, from, i));
                    holes.add((int) bytes[++i]);
                    from = i + 1;
                }
            }
            pieces.add(Arrays.copyOfRange(bytes, from, bytes.length));
            return new Form(
                    pieces.toArray(byte[][]::new),
                    holes.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private final Form sent;
    private final Form canonical;

    JsonShape(byte[] sent, byte[] canonical) {
        this.sent = Form.of(sent);
        this.canonical = Form.of(canonical);
    }

    void fill(Object[] values, Utf8Buffer toSend, Utf8Buffer toHash) {
        int[] starts = new int[values.length];
        int[] ends = new int[values.length];
        for (int i = 0; i < sent.holes.length; i++) {
            toSend.add(sent.pieces[i]);
            int hole = sent.holes[i];
            starts[hole] = toSend.length();
            if (values[hole] instanceof BigDecimal number) {
                toSend.ascii(Decimals.text(number));
            } else if (values[hole] instanceof Boolean flag) {
                toSend.add(flag ? DualJsonWriter.TRUE : DualJsonWriter.FALSE);
            } else if (toSend.quoted((String) values[hole])) {
                // Most texts are the same in both forms.
                ends[hole] = toSend.length();
            }
        }
        toSend.add(sent.pieces[sent.holes.length]);
        for (int i = 0; i < canonical.holes.length; i++) {
            toHash.add(canonical.pieces[i]);
            int hole = canonical.holes[i];
            if (values[hole] instanceof BigDecimal number) {
                toHash.canonicalNumber(number);
            } else if (values[hole] instanceof Boolean flag) {
                toHash.add(flag ? DualJsonWriter.TRUE : DualJsonWriter.FALSE);
            } else if (ends[hole] > 0) {
                toHash.add(toSend, starts[hole], ends[hole]);
            } else {
                toHash.canonicallyQuoted((String) values[hole]);
            }
        }
        toHash.add(canonical.pieces[canonical.holes.length]);
    }
}
