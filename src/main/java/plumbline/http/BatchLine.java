package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.IdempotencyKey;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.Failures;
import plumbline.http.exchange.Query;
import plumbline.intake.Limits;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.text.JsonText;
import plumbline.yaml.LocatedTree;

/** Answers a line of a batch, with an evaluation or a problem. Thread-safe. */
final class BatchLine {
    private static final int MAX_STRING_LENGTH = 4_096;
    private static final StrictJson JSON = new StrictJson(Limits.MAX_BYTES, MAX_STRING_LENGTH);
    private static final String POLICY = "policy";
    private static final String REQUEST = "request";
    private static final String KEY = "idempotencyKey";
    private static final Set<String> MEMBERS = Set.of(POLICY, REQUEST, KEY);

    private final IdempotentSubmissions submissions;
    private final StoredAnswers answers;

    BatchLine(IdempotentSubmissions submissions, StoredAnswers answers) {
        this.submissions = submissions;
        this.answers = answers;
    }

    /** @param number of the line, from 1; a problem says it */
    byte[] answer(byte[] line, int number, EvaluationOptions options, Caller caller) {
        try {
            return answer(read(line), options, caller);
        } catch (RequestRejected rejected) {
            return JsonText.bytes(Bodies.refused(rejected).body().put("line", number));
        } catch (RuntimeException failure) {
            return JsonText.bytes(
                    Failures.of(failure, "batch, line " + number).body().put("line", number));
        }
    }

    private static JsonNode read(byte[] line) throws RequestRejected {
        JsonNode read = JSON.read(line);
        List<Problem> problems = new ArrayList<>();
        read.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                problems.add(new Problem(
                        "/" + LocatedTree.escaped(name), "unknown-member", "没有这一项", "there is no such member"));
            }
        });
        // An id that no policy can have is looked for in no store.
        if (!read.path(POLICY).isTextual() || !Query.isLine(read.path(POLICY).textValue())) {
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
        return read;
    }

    private byte[] answer(JsonNode line, EvaluationOptions options, Caller caller) {
        caller.checkPolicy(line.path(POLICY).asText());
        JsonNode body = line.path(REQUEST);
        EvaluationRequest request = new EvaluationRequest(
                line.path(POLICY).asText(),
                null,
                pack -> pack.requests().read(body),
                options,
                caller.name(),
                options.dryRun() ? null : key(line, options));
        try {
            return options.dryRun()
                    ? submissions.tried(request)
                    : answers.answer(submissions.keep(request).stored(), options.explain());
        } catch (RequestRejected rejected) {
            List<Problem> placed = rejected.problems().stream()
                    .map(problem -> new Problem("/" + REQUEST + problem.pointer(), problem.code(), problem.message()))
                    .toList();
            throw Bodies.refused(new RequestRejected(rejected.kind(), rejected.count(), placed));
        }
    }

    private static @Nullable IdempotencyKey key(JsonNode line, EvaluationOptions options) {
        return line.has(KEY)
                ? IdempotencyKeys.of(line.path(KEY).asText(), "batch " + options, JsonText.bytes(line.path(REQUEST)))
                : null;
    }
}
