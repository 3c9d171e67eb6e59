package plumbline.rules;

import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;

/** Says in plain words why a rule failed while it ran. Stateless. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Pattern RULE_IN_MESSAGE = Pattern.compile("in \\[Rule \"(.*?)\" in ");

    private Failures() {}

    /**
     * What went wrong, and in which rule: the one that fires, or the one whose condition the engine names.
     *
     * @param firing null when none fires
     */
    static RuleFault fault(Throwable failure, @Nullable RuleRef firing, RuleBook rules) {
        RuleFault fault = null;
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null && fault == null; cause = cause.getCause()) {
            deepest = cause;
            fault = cause instanceof RuleFault known ? known : null;
        }
        if (fault == null) {
            fault = fault(deepest);
        }
        RuleRef rule = fault.rule() != null ? null : firing != null ? firing : named(failure, rules);
        return rule == null ? fault : fault.in(rule);
    }

    private static @Nullable RuleRef named(Throwable failure, RuleBook rules) {
        Matcher named = RULE_IN_MESSAGE.matcher(String.valueOf(failure.getMessage()));
        return named.find() ? rules.rule(named.group(1)) : null;
    }

    private static RuleFault fault(Throwable failure) {
        if (failure instanceof DateTimeException) {
            return new RuleFault("no-such-day.run");
        }
        if (failure instanceof NullPointerException) {
            return new RuleFault("absent-value.run");
        }
        if (failure instanceof ArithmeticException) {
            return new RuleFault("number-out-of-range");
        }
        LOG.warn("a rule failed", failure);
        return new RuleFault("rule-failed");
    }
}
