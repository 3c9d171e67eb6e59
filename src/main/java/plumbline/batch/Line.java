package plumbline.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Limits;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.yaml.LocatedTree;

/**
 * A line of a batch: {@code {"policy", "request", "idempotencyKey"}}. Immutable as long as nobody changes the request.
 *
 * @param policy an id that a policy may or may not have
 * @param request an object, not yet checked against the policy
 * @param idempotencyKey by which it is known when it is sent again; null when it is not to be
 */
public record Line(String policy, JsonNode request, @Nullable String idempotencyKey) {
    static final String REQUEST = "request";

    private static final String POLICY = "policy";
    private static final String KEY = "idempotencyKey";
    private static final Set<String> MEMBERS = Set.of(POLICY, REQUEST, KEY);
    private static final int MAX_STRING_LENGTH = 4_096;
    private static final StrictJson JSON = new StrictJson(Limits.MAX_LINE_BYTES, MAX_STRING_LENGTH);

    /** @throws RequestRejected naming every fault of the line, but none of the request in it */
    static Line read(byte[] line) throws RequestRejected {
        JsonNode read = JSON.read(line);
        List<Problem> problems = new ArrayList<>();
        read.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                problems.add(new Problem(
                        "/" + LocatedTree.escaped(name), "unknown-member", "没有这一项", "there is no such member"));
            }
        });
        if (!isName(read.path(POLICY))) {
            problems.add(new Problem("/" + POLICY, "wrong-type", "应为方案的编号（加引号）", "must be the policy's id, in quotes"));
        }
        if (!read.path(REQUEST).isObject()) {
            problems.add(
                    new Problem("/" + REQUEST, "wrong-type", "应为一个评分请求（对象）", "must be a request, which is an object"));
        }
        if (read.has(KEY) && !read.path(KEY).isTextual()) {
            problems.add(new Problem("/" + KEY, "wrong-type", "应为文本（加引号）", "must be a text in quotes"));
        }
        if (!problems.isEmpty()) {
            throw new RequestRejected(RequestRejected.Kind.INVALID, problems);
        }
        return new Line(
                read.path(POLICY).textValue(),
                read.path(REQUEST),
                read.path(KEY).textValue());
    }

    /** An id that no policy can have is looked for in no store, and quoted in no answer. */
    private static boolean isName(JsonNode id) {
        return id.isTextual()
                && id.textValue().length() <= Limits.MAX_NAME_LENGTH
                && id.textValue().codePoints().noneMatch(Character::isISOControl);
    }
}
