package plumbline.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import plumbline.evaluation.FindingJson;
import plumbline.facts.RuleFault;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.text.Finding;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** An answer that says what is wrong, in the form of RFC 9457. Used by one thread. */
public final class ProblemDetails {
    /** Before the code. */
    public static final String TYPE = "urn:plumbline:problem:";

    private final int status;
    private final String code;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    private ProblemDetails(int status, String code, Text detail) {
        this.status = status;
        this.code = code;
        body.put("type", TYPE + code);
        body.put("title", title(status));
        body.put("status", status);
        body.put("detail", detail.both());
    }

    /**
     * A problem of one kind, without a list of faults.
     *
     * @param status of HTTP
     * @param code what kind of problem, in kebab case; never renamed
     */
    public static ProblemDetails of(int status, String code, Text detail) {
        return new ProblemDetails(status, code, detail);
    }

    /** What to answer to a request that cannot be read or understood. */
    public static ProblemDetails of(RequestRejected rejected) {
        int count = rejected.count();
        int listed = rejected.problems().size();
        String zhListed = listed < count ? "，列出前 " + listed + " 处" : "";
        String enListed = listed < count ? "; the first " + listed + " are listed" : "";
        ProblemDetails problem =
                switch (rejected.kind()) {
                    case TOO_LARGE -> ProblemDetails.of(413, "too-large", new Text("请求太大", "The request is too large"));
                    case MALFORMED ->
                        ProblemDetails.of(
                                400, "malformed-json", new Text("请求不是有效的 JSON", "The request is not valid JSON"));
                    case INVALID ->
                        ProblemDetails.of(
                                422,
                                "invalid-request",
                                new Text(
                                        "请求有 " + count + " 处不合要求，没有计分" + zhListed,
                                        "The request has " + count + (count == 1 ? " fault" : " faults")
                                                + "; nothing was scored" + enListed));
                };
        return problem.with(rejected.problems());
    }

    /** What to answer to a request on which a rule fails. */
    public static ProblemDetails of(RuleFault fault) {
        return ProblemDetails.of(422, "rule-fault:" + fault.code(), fault.text());
    }

    /** What to answer when something fails that nobody foresaw, which is logged. */
    public static ProblemDetails internalError() {
        return ProblemDetails.of(
                500, "internal-error", new Text("服务内部出错，已记入日志", "The service failed; see the log for details"));
    }

    /** What to answer to a name that is none of those known. */
    public static ProblemDetails unknown(String code, String name, List<String> known, Text kind) {
        String nearest = NearestName.to(name, known);
        return of(
                404,
                "unknown-" + code,
                nearest == null
                        ? new Text("没有这个" + kind.zh() + "：" + name, "There is no " + kind.en() + " " + name)
                        : new Text(
                                "没有" + kind.zh() + " " + name + "，是不是 " + nearest + "？",
                                "There is no " + kind.en() + " " + name + "; did you mean " + nearest + "?"));
    }

    /** What to answer to a policy's id that is none of those known. */
    public static ProblemDetails unknownPolicy(String id, List<String> known) {
        return unknown("policy", id, known, new Text("方案", "policy"));
    }

    /** The same with the places at fault. */
    public ProblemDetails with(List<Problem> problems) {
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
    public ProblemDetails withFindings(List<Finding> findings) {
        body.set("findings", FindingJson.of(findings));
        return this;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** As JSON, to which members may be added. */
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
