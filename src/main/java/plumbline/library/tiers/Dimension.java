package plumbline.library.tiers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.RankingKey;
import plumbline.policy.ValueKind;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * A value that tiers are told apart by.
 *
 * @param owner of a record's member or a list of records, the code of the indicator that holds them; else empty
 * @param code of the indicator or member; of points, what they are the sum of
 * @param declared what the policy says of the value; null when no request gives it by a code
 */
record Dimension(Kind kind, String owner, String code, @Nullable Indicator declared) {
    /** Where the value comes from. */
    enum Kind {
        INDICATOR,
        MEMBER,
        RECORDS,
        CONTEXT,
        AS_OF,
        PERIOD,
        POINTS,
        SEAT
    }

    /** In place of a value that is left out. */
    enum Absent {
        ABSENT
    }

    static final String RATED = "rated";

    /** Whether a request holds the value, rather than the service work it out. */
    boolean isOfRequest() {
        return kind != Kind.POINTS && kind != Kind.SEAT;
    }

    /** How conditions and requests name it. */
    String name() {
        return switch (kind) {
            case AS_OF -> "asOf";
            case PERIOD -> "period";
            case POINTS -> code;
            case SEAT -> "seat";
            default -> code;
        };
    }

    /** The name with what it means, for people. */
    Text label() {
        if (kind == Kind.POINTS) {
            return code.equals(RankingKey.TOTAL)
                    ? Messages.text("dimension-total")
                    : Messages.text("dimension-points", code);
        }
        return declared == null
                ? new Text(name(), name())
                : new Text(declared.label().zh() + " " + name(), name());
    }

    /** A value of it, for people. */
    Text shown(Object value) {
        return value == Absent.ABSENT
                ? Messages.text("dimension-absent", label())
                : Messages.text("dimension-value", label(), plain(value));
    }

    /** The value alone, for people. */
    static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** The bounds of the number; null when it is not one. */
    ValueKind.@Nullable Numeric numeric() {
        return declared != null && declared.kind() instanceof ValueKind.Numeric numeric ? numeric : null;
    }
}
