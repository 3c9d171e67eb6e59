package plumbline.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.SubjectResult;
import plumbline.ledger.Outcome;
import plumbline.policy.Authority;
import plumbline.policy.OutcomeKind;

/** Values of an evaluation in the words of the text that people read. */
final class Words {
    private Words() {}

    static String rank(SubjectResult result) {
        return result.rank() == null ? "—" : result.rank().toString();
    }

    static String total(SubjectResult result) {
        return result.total() == null ? "" : plain(result.total());
    }

    static String cell(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "";
        }
        Integer decimals = outcome.kind().decimals();
        return outcome.value() instanceof BigDecimal number && decimals != null
                ? number.setScale(decimals).toPlainString()
                : outcome.value() == null ? "是" : shown(outcome.value());
    }

    static String value(Outcome outcome) {
        String code = outcome.kind().unit();
        String unit = code == null ? "" : " " + OutcomeKind.unitInChinese(code);
        return outcome.value() == null ? "是" : cell(outcome) + unit;
    }

    /** A value as people read it. */
    static String shown(Object value) {
        return value instanceof BigDecimal number ? plain(number) : value.toString();
    }

    /** By which clause, and on whose authority. */
    static String of(Authority authority) {
        return authority.basis() + "，" + origin(authority.origin().zh(), authority);
    }

    static String origin(String origin, Authority authority) {
        return authority.readings().isEmpty() ? origin : origin + " " + String.join(" ", authority.readings());
    }

    static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
