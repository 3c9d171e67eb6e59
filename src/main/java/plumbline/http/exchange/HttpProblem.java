package plumbline.http.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Problem;
import plumbline.problem.ProblemDetails;
import plumbline.problem.ProblemException;
import plumbline.text.Finding;
import plumbline.text.Text;

/** An answer over HTTP that says what is wrong, as {@code application/problem+json}. */
public final class HttpProblem extends ProblemException {
    private static final long serialVersionUID = 1L;

    private @Nullable String retrySeconds;

    private HttpProblem(ProblemDetails details) {
        super(details);
    }

    public static HttpProblem of(ProblemDetails details) {
        return new HttpProblem(details);
    }

    /**
     * A problem of one kind, without a list of faults.
     *
     * @param code what kind of problem, in kebab case; never renamed
     */
    public static HttpProblem of(int status, String code, Text detail) {
        return of(ProblemDetails.of(status, code, detail));
    }

    /** The same with the places at fault. */
    public HttpProblem with(List<Problem> problems) {
        details().with(problems);
        return this;
    }

    /** The same with faults in a pack's files. */
    public HttpProblem withFindings(List<Finding> findings) {
        details().withFindings(findings);
        return this;
    }

    /** The same with the tag of what is there now, if anything is. */
    HttpProblem withTag(@Nullable String tag) {
        body().put("etag", tag);
        return this;
    }

    /** The same, to be asked again after so many seconds. */
    public HttpProblem retryAfter(String seconds) {
        retrySeconds = seconds;
        return this;
    }

    /** After how many seconds to ask again; null when that is of no use. */
    @Nullable
    String retrySeconds() {
        return retrySeconds;
    }

    int status() {
        return details().status();
    }

    public ObjectNode body() {
        return details().body();
    }
}
