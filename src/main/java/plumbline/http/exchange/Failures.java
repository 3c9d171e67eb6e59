package plumbline.http.exchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.facts.RuleFault;
import plumbline.problem.ProblemDetails;
import plumbline.store.StoreFailed;
import plumbline.text.Text;

/** What to answer when something goes wrong on the way. Stateless. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String RETRY_SECONDS = "5";

    private Failures() {}

    /**
     * The answer to a failure that nobody foresaw, which is logged.
     *
     * @param at what was being worked on, for the log
     */
    public static HttpProblem of(Exception failure, String at) {
        if (failure instanceof HttpProblem problem) {
            return problem;
        }
        if (failure instanceof RuleFault fault) {
            LOG.warn("{}: {}", at, fault.getMessage());
            return HttpProblem.of(ProblemDetails.of(fault));
        }
        if (failure instanceof StoreFailed) {
            LOG.error("{}: 存储不可用 / the store failed", at, failure);
            return HttpProblem.of(
                            503,
                            "store-unavailable",
                            new Text(
                                    "存储暂不可用，什么也没有保存；请稍后重试",
                                    "The store is not available and nothing was saved; try again later"))
                    .retryAfter(RETRY_SECONDS);
        }
        LOG.error("{} failed", at, failure);
        return HttpProblem.of(ProblemDetails.internalError());
    }
}
