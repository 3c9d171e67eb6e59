package plumbline.ledger;

import org.jspecify.annotations.Nullable;
import plumbline.policy.Text;

/**
 * A rule did something that the pack does not allow while it ran: the evaluation ends without a result. The message
 * names the rule when it is known.
 */
public final class RuleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Text text;

    public RuleFault(String code, String zh, String en) {
        this(code, new Text(zh, en), null);
    }

    private RuleFault(String code, Text text, @Nullable Throwable cause) {
        super(code + ": " + text.both(), cause);
        this.code = code;
        this.text = text;
    }

    /** The same fault, naming the rule and its place. */
    public RuleFault in(RuleRef rule) {
        return new RuleFault(
                code,
                new Text(
                        "规则“%s”（%s:%d）：%s".formatted(rule.name(), rule.file(), rule.line(), text.zh()),
                        "rule \"%s\" (%s:%d): %s".formatted(rule.name(), rule.file(), rule.line(), text.en())),
                this);
    }

    public String code() {
        return code;
    }

    public Text text() {
        return text;
    }
}
