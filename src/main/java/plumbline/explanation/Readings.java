package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.policy.Reading;
import plumbline.text.CodePointOrder;
import plumbline.text.Messages;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** A cohort under each other reading of the text alone: who moves, and what no reading changes. Used once. */
public final class Readings {
    /** Finds the pack that an alternative makes. */
    public interface Others {
        Pack pack(String alternative) throws PackRejected;
    }

    private final Run base;
    private final ObjectNode request;
    private final Others others;
    private final Map<String, TreeSet<String>> moved = new LinkedHashMap<>();

    private Readings(Run base, ObjectNode request, Others others) {
        this.base = base;
        this.request = request;
        this.others = others;
    }

    /**
     * The readings in the order of the pack.
     *
     * @param request that the base is an evaluation of
     */
    public static ObjectNode of(Run base, ObjectNode request, Others others) {
        return new Readings(base, request, others).json();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("policy", base.answer().path("policy"));
        json.set("period", base.answer().path("period"));
        json.set("receipt", base.answer().path("receipt"));
        ArrayNode readings = json.putArray("readings");
        ArrayNode without = json.putArray("withoutAlternatives");
        int run = 0;
        int different = 0;
        for (Reading reading : base.pack().policy().readings()) {
            if (reading.alternatives().isEmpty()) {
                without.add(reading.code());
                continue;
            }
            ArrayNode alternatives = told(readings.addObject(), reading);
            for (JsonNode alternative : alternatives) {
                run++;
                different += alternative.at("/comparison/same").asBoolean(true) ? 0 : 1;
            }
        }
        List<Text> firm = new ArrayList<>();
        ArrayNode unchanged = json.putArray("unchanged");
        ArrayNode dependent = json.putArray("dependent");
        for (JsonNode result : base.answer().path("results")) {
            String id = result.path("id").asText();
            TreeSet<String> by = moved.get(id);
            ObjectNode each = (by == null ? unchanged : dependent).addObject().put("id", id);
            each.set("name", result.path("name"));
            if (by == null) {
                firm.add(Worked.same(result.path("name").asText()));
            } else {
                by.forEach(each.putArray("by")::add);
            }
        }
        Sentences sentences = new Sentences().add(Messages.text("readings-run", run, different));
        sentences.add(firm.isEmpty() ? Messages.text("readings-all-depend") : Messages.text("readings-firm", firm));
        sentences.addTo(json);
        return json;
    }

    private ArrayNode told(ObjectNode json, Reading reading) {
        json.put("code", reading.code()).put("origin", reading.origin().code()).put("basis", reading.basis());
        Sentences.put(json, "takes", reading.takes());
        Sentences.put(json, "otherwise", reading.otherwise());
        ArrayNode alternatives = json.putArray("alternatives");
        for (Reading.Alternative alternative : reading.alternatives()) {
            ObjectNode each = alternatives.addObject().put("code", alternative.code());
            Sentences.put(each, "label", alternative.label());
            try {
                ObjectNode comparison = Comparison.of(
                        base.side(),
                        Run.of(others.pack(alternative.code()), request).side());
                comparison.path("subjects").forEach(subject -> depends(subject, alternative.code()));
                each.set("comparison", comparison);
            } catch (PackRejected refused) {
                problem(each, refused.findings().get(0).message());
            } catch (RequestRejected refused) {
                problem(each, refused.problems().get(0).message());
            } catch (RuleFault fault) {
                problem(each, fault.text());
            }
        }
        return alternatives;
    }

    private static void problem(ObjectNode json, Text what) {
        Sentences.put(json, "problem", what);
    }

    /** Only rank, grade, status and outcomes are results; points alone are not. */
    private void depends(JsonNode subject, String alternative) {
        boolean isResult = !subject.path("outcomes").isEmpty()
                || List.of("rank", "grade", "status").stream()
                        .anyMatch(member -> !Objects.equals(
                                subject.path("before").path(member),
                                subject.path("after").path(member)));
        if (isResult) {
            moved.computeIfAbsent(subject.path("id").asText(), any -> new TreeSet<>(CodePointOrder.IDS))
                    .add(alternative);
        }
    }

    /** A table for people: each alternative with who moves. */
    public static String text(JsonNode readings) {
        StringBuilder text = new StringBuilder();
        for (JsonNode reading : readings.path("readings")) {
            text.append(reading.path("code").asText()).append("  ");
            text.append(reading.at("/takes/zh").asText()).append('（');
            text.append(reading.path("basis").asText()).append("）\n");
            for (JsonNode alternative : reading.path("alternatives")) {
                text.append("  ").append(alternative.path("code").asText()).append("  ");
                text.append(alternative.at("/label/zh").asText()).append('\n');
                append(text, alternative, "    ");
            }
        }
        return text.append(readings.at("/text/zh").asText()).append('\n').toString();
    }

    /** What came of the evaluation: a problem, or who moves. */
    static void append(StringBuilder text, JsonNode compared, String indent) {
        if (compared.has("problem")) {
            text.append(indent).append(compared.at("/problem/zh").asText()).append('\n');
            return;
        }
        text.append(indent).append(compared.at("/comparison/text/zh").asText()).append('\n');
        for (JsonNode subject : compared.at("/comparison/subjects")) {
            text.append(indent)
                    .append("  ")
                    .append(subject.at("/text/zh").asText())
                    .append('\n');
        }
    }
}
