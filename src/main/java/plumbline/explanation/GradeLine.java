package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import plumbline.policy.GradeKind;
import plumbline.policy.Policy;
import plumbline.text.Messages;

/** Where the subject's grade meets the next one up and down. Used by one explanation. */
final class GradeLine {
    private final Policy policy;
    private final JsonNode subject;
    private final Neighbours neighbours;

    GradeLine(Policy policy, JsonNode subject, Neighbours neighbours) {
        this.policy = policy;
        this.subject = subject;
        this.neighbours = neighbours;
    }

    /** The subject's grade, and who is nearest to it in the next one up and down; null when there are no grades. */
    JsonNode grade() {
        GradeKind own = policy.gradesByCode().get(subject.path("grade").asText());
        if (own == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("code", own.code());
        Sentences.put(json, "label", own.label());
        json.set("reason", subject.path("gradeReason"));
        Sentences sentences = new Sentences().add(Messages.text("explained-grade", own.label()));
        List<JsonNode> above = neighbours.firstGroup(
                each -> Neighbours.rank(each) < Neighbours.rank(subject) && !isOwnGrade(each),
                Comparator.reverseOrder());
        List<JsonNode> below = neighbours.firstGroup(
                each -> Neighbours.rank(each) > Neighbours.rank(subject) && !isOwnGrade(each),
                Comparator.naturalOrder());
        json.set("above", graded(above));
        json.set("below", graded(below));
        if (!above.isEmpty()) {
            sentences.add(Messages.text("explained-grade-above", Neighbours.names(above)));
        }
        if (!below.isEmpty()) {
            sentences.add(Messages.text("explained-grade-below", Neighbours.names(below)));
        }
        sentences.addTo(json);
        return json;
    }

    private ArrayNode graded(List<JsonNode> results) {
        ArrayNode array = neighbours.compared(results);
        for (int i = 0; i < results.size(); i++) {
            ((ObjectNode) array.get(i)).set("grade", results.get(i).path("grade"));
        }
        return array;
    }

    private boolean isOwnGrade(JsonNode result) {
        return result.path("grade").equals(subject.path("grade"));
    }
}
