package plumbline.batch;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.facts.RuleFault;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.problem.ProblemDetails;
import plumbline.problem.ProblemException;

/**
 * From the bytes of a line to those of its answer, or of its problem: whatever the line holds, there is an answer.
 * Thread-safe.
 */
public final class LineFunction {
    private static final Logger LOG = LoggerFactory.getLogger(LineFunction.class);

    /** What is done with a line that can be read. */
    public interface Work {
        /** The answer, in UTF-8. */
        byte[] answer(Line line) throws RequestRejected;
    }

    private final Work work;

    public LineFunction(Work work) {
        this.work = work;
    }

    /** Evaluates by these packs and keeps nothing, as a dry run of the service. */
    public static LineFunction of(SortedMap<String, Pack> packs, Explain explain) {
        return new LineFunction(line -> {
            Pack pack = packs.get(line.policy());
            if (pack == null) {
                throw new ProblemException(ProblemDetails.unknownPolicy(line.policy(), List.copyOf(packs.keySet())));
            }
            return EvaluationJson.answer(
                    pack.evaluator().evaluate(pack.requests().read(line.request()), explain == Explain.FULL), explain);
        });
    }

    /**
     * Compares what two revisions of the packs make of a line; where that is the same, the answer has no bytes.
     *
     * @param before those that are compared with
     */
    public static Function<byte[], Answer> comparing(SortedMap<String, Pack> before, SortedMap<String, Pack> after) {
        LineFunction then = of(before, Explain.NONE);
        LineFunction now = of(after, Explain.NONE);
        return line -> Comparison.of(then.answer(line), now.answer(line));
    }

    public Answer answer(byte[] line) {
        try {
            return answer(Line.read(line));
        } catch (RequestRejected rejected) {
            return Answer.of(ProblemDetails.of(rejected));
        }
    }

    private Answer answer(Line line) {
        try {
            return new Answer(work.answer(line), null);
        } catch (RequestRejected rejected) {
            List<Problem> placed = rejected.problems().stream()
                    .map(problem ->
                            new Problem("/" + Line.REQUEST + problem.pointer(), problem.code(), problem.message()))
                    .toList();
            return Answer.of(ProblemDetails.of(new RequestRejected(rejected.kind(), rejected.count(), placed)));
        } catch (ProblemException problem) {
            return Answer.of(problem.details());
        } catch (RuleFault fault) {
            return Answer.of(ProblemDetails.of(fault));
        } catch (RuntimeException failure) {
            LOG.error("a line of {} cannot be answered", line.policy(), failure);
            return Answer.of(ProblemDetails.internalError());
        }
    }
}
