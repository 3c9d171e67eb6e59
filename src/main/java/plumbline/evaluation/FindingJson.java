package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import plumbline.text.Finding;
import plumbline.text.Text;

/** Faults in a pack's files in JSON. Stateless. */
public final class FindingJson {
    private FindingJson() {}

    public static ArrayNode of(List<Finding> findings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Finding finding : findings) {
            ObjectNode json = array.addObject();
            json.put("severity", finding.severity().code());
            json.put("code", finding.code());
            json.put("file", finding.file());
            json.put("line", finding.line());
            json.put("column", finding.column());
            json.put("excerpt", finding.excerpt());
            json.set("message", text(finding.message()));
            json.set("remedy", text(finding.remedy()));
        }
        return array;
    }

    private static ObjectNode text(Text text) {
        return JsonNodeFactory.instance.objectNode().put("zh", text.zh()).put("en", text.en());
    }
}
