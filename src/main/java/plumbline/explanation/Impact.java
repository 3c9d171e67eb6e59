package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.text.Messages;
import plumbline.text.Text;

/** What a draft of a pack does to evaluations. Bounded in time. Used once, by one thread. */
public final class Impact {
    private final Pack draft;
    private final long end;
    private final ArrayNode evaluations = JsonNodeFactory.instance.arrayNode();
    private int changed;
    private int failed;
    private int left;

    /** @param time after which no further evaluation is begun */
    public Impact(Pack draft, Duration time) {
        this.draft = draft;
        this.end = System.nanoTime() + time.toNanos();
    }

    /**
     * Evaluates an input by the draft and compares.
     *
     * @param about what the evaluation is called, which stands beside the comparison
     * @param before how it came out
     */
    public void add(ObjectNode about, Comparison.Side before, ObjectNode input) {
        if (System.nanoTime() - end > 0) {
            left++;
            return;
        }
        try {
            ObjectNode comparison = Comparison.of(before, Run.of(draft, input).side());
            changed += comparison.path("same").asBoolean() ? 0 : 1;
            about.set("comparison", comparison);
        } catch (RequestRejected refused) {
            failed(about, refused.problems().get(0).message());
        } catch (RuleFault fault) {
            failed(about, fault.text());
        }
        evaluations.add(about);
    }

    private void failed(ObjectNode about, Text why) {
        failed++;
        Sentences.put(about, "problem", why);
    }

    /** What came of it: how many changed, how many the draft does not take, how many time did not suffice for. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policy", draft.policy().id()).put("revision", draft.revision());
        json.putObject("counts")
                .put("evaluations", evaluations.size())
                .put("changed", changed)
                .put("failed", failed)
                .put("left", left);
        json.set("evaluations", evaluations);
        Sentences sentences = new Sentences().add(Messages.text("impact-counts", evaluations.size(), changed, failed));
        if (left > 0) {
            sentences.add(Messages.text("impact-left", left));
        }
        sentences.addTo(json);
        return json;
    }

    /** The same for people: each evaluation with who moves. */
    public static String text(JsonNode impact) {
        StringBuilder text = new StringBuilder();
        for (JsonNode evaluation : impact.path("evaluations")) {
            text.append(evaluation.path("period").asText()).append("  ");
            text.append(evaluation.path("id").asText()).append('\n');
            Readings.append(text, evaluation, "  ");
        }
        return text.append(impact.at("/text/zh").asText()).append('\n').toString();
    }
}
