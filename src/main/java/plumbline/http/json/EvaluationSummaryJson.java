package plumbline.http.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import plumbline.audit.record.EvaluationRecord;

/** Which evaluation was kept, in JSON, as lists and events tell of it. Stateless. */
public final class EvaluationSummaryJson {
    private EvaluationSummaryJson() {}

    public static ObjectNode of(EvaluationRecord record) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", record.id())
                .put("at", record.at())
                .put("policy", record.policy())
                .put("revision", record.revision())
                .put("period", record.period())
                .put("trial", record.trial())
                .put("caller", record.caller())
                .put("subjects", record.subjects().size())
                .put("seq", record.seq());
    }
}
