package plumbline.rules;

import java.time.DateTimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.facts.RuleFault;

/** Says in plain words why a rule failed while it ran. Stateless. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static RuleFault fault(Throwable failure) {
        if (failure instanceof DateTimeException) {
            return new RuleFault("no-such-day", "规则用了日历上没有的日期", "the rule names a day that is not in the calendar");
        }
        if (failure instanceof NullPointerException) {
            return new RuleFault(
                    "absent-value",
                    "规则用了没有填的值；先在条件里写 指标 != null",
                    "the rule uses a value that is absent; ask for indicator != null among its conditions");
        }
        if (failure instanceof ArithmeticException) {
            return new RuleFault("number-out-of-range", "规则算出的数太大", "the rule computes a number that is too large");
        }
        LOG.warn("a rule failed", failure);
        return new RuleFault("rule-failed", "规则执行出错，原因已记入日志", "the rule failed; the log has the details");
    }
}
