package plumbline.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * A rule did something that the pack does not allow while it ran: the evaluation ends without a result. The message
 * names the rule when it is known.
 */
public final class RuleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Set<String> BOUNDS = Set.of("time-limit", "too-many-firings", "too-many-combinations");

    private final String code;
    private final transient Text text;
    private final transient @Nullable RuleRef rule;

    /** A fault from the catalogue of messages. */
    public RuleFault(@Messages.Key String key, Object... values) {
        this(Messages.code(key), Messages.text(key, values), null, null);
    }

    private RuleFault(String code, Text text, @Nullable RuleRef rule, @Nullable Throwable cause) {
        super(code + ": " + text.both(), cause);
        this.code = code;
        this.text = text;
        this.rule = rule;
    }

    /** The same fault, naming the rule and its place. */
    public RuleFault in(RuleRef rule) {
        return new RuleFault(
                code, Messages.text("fault-of-rule", rule.name(), rule.file(), rule.line(), text), rule, this);
    }

    /** The rule that is at fault; null when it is not known. */
    public @Nullable RuleRef rule() {
        return rule;
    }

    /** Whether rules went further than any may, rather than doing something wrong on this input. */
    public boolean isOfBound() {
        return BOUNDS.contains(code);
    }

    public String code() {
        return code;
    }

    public Text text() {
        return text;
    }
}
