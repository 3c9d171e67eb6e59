package plumbline.http;

import org.jspecify.annotations.Nullable;
import plumbline.audit.record.IdempotencyKey;
import plumbline.batch.Line;
import plumbline.batch.LineFunction;
import plumbline.evaluation.EvaluationJson;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Failures;
import plumbline.intake.RequestRejected;
import plumbline.text.JsonText;

/** Answers a line of a batch, with an evaluation or a problem. Thread-safe. */
final class BatchLine {
    private final IdempotentSubmissions submissions;
    private final StoredAnswers answers;

    BatchLine(IdempotentSubmissions submissions, StoredAnswers answers) {
        this.submissions = submissions;
        this.answers = answers;
    }

    /** @param number of the line, from 1; a problem says it */
    byte[] answer(byte[] line, long number, EvaluationOptions options, Caller caller) {
        LineFunction function = new LineFunction(read -> {
            try {
                return answer(read, options, caller);
            } catch (RuntimeException failure) {
                throw Failures.of(failure, "batch, line " + number);
            }
        });
        return function.answer(line).numbered(number);
    }

    private byte[] answer(Line line, EvaluationOptions options, Caller caller) throws RequestRejected {
        caller.checkPolicy(line.policy());
        EvaluationRequest request = new EvaluationRequest(
                line.policy(),
                null,
                pack -> pack.requests().read(line.request()),
                options,
                caller.name(),
                options.dryRun() ? null : key(line, options));
        return options.dryRun()
                ? EvaluationJson.answer(submissions.tried(request), options.explain())
                : answers.answer(submissions.keep(request).stored(), options.explain());
    }

    private static @Nullable IdempotencyKey key(Line line, EvaluationOptions options) {
        String key = line.idempotencyKey();
        return key == null ? null : IdempotencyKeys.of(key, "batch " + options, JsonText.bytes(line.request()));
    }
}
