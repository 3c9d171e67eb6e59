package plumbline.http.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.FindingJson;
import plumbline.intake.Problem;
import plumbline.text.Finding;
import plumbline.text.Text;

/** An answer that says what is wrong, as {@code application/problem+json} (RFC 9457). */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;
    private @Nullable String retrySeconds;

    private HttpProblem(int status, ObjectNode body) {
        super(body.path("detail").asText());
        this.status = status;
        this.body = body;
    }

    /**
     * A problem of one kind, without a list of faults.
     *
     * @param code what kind of problem, in kebab case; never renamed
     */
    public static HttpProblem of(int status, String code, Text detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:plumbline:problem:" + code);
        body.put("title", title(status));
        body.put("status", status);
        body.put("detail", detail.both());
        return new HttpProblem(status, body);
    }

    /** The same with the places at fault. */
    public HttpProblem with(List<Problem> problems) {
        ArrayNode errors = body.putArray("errors");
        for (Problem problem : problems) {
            errors.addObject()
                    .put("pointer", problem.pointer())
                    .put("code", problem.code())
                    .put("message", problem.message().both());
        }
        return this;
    }

    /** The same with faults in a pack's files. */
    public HttpProblem withFindings(List<Finding> findings) {
        body.set("findings", FindingJson.of(findings));
        return this;
    }

    /** The same with the tag of what is there now, if anything is. */
    HttpProblem withTag(@Nullable String tag) {
        body.put("etag", tag);
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
        return status;
    }

    public ObjectNode body() {
        return body;
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 408 -> "Request timeout";
            case 409 -> "Conflict";
            case 412 -> "Precondition failed";
            case 413 -> "Content too large";
            case 414 -> "URI too long";
            case 415 -> "Unsupported media type";
            case 421 -> "Misdirected request";
            case 422 -> "Unprocessable content";
            case 428 -> "Precondition required";
            case 429 -> "Too many requests";
            case 431 -> "Request header fields too large";
            case 501 -> "Not implemented";
            case 503 -> "Service unavailable";
            case 505 -> "HTTP version not supported";
            default -> "Internal error";
        };
    }
}
