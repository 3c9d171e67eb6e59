package plumbline.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import plumbline.store.Journal;

/**
 * What a verification came to.
 *
 * @param records how many the journal has
 * @param evaluations how many of them are evaluations
 * @param head the end of the journal, as it was found
 * @param faults the first of them, in the order of the journal
 * @param count how many there are in all
 */
public record Verified(long records, long evaluations, Journal.Head head, List<Fault> faults, long count) {
    public Verified {
        faults = List.copyOf(faults);
    }

    /** Whether everything is as it was when it was kept. */
    public boolean isSound() {
        return count == 0;
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("sound", isSound())
                .put("records", records)
                .put("evaluations", evaluations);
        json.putObject("head").put("seq", head.seq()).put("hash", head.hash());
        json.put("faultCount", count);
        ArrayNode array = json.putArray("faults");
        for (Fault fault : faults) {
            ObjectNode each = array.addObject().put("seq", fault.seq()).put("code", fault.code());
            each.putObject("message")
                    .put("zh", fault.message().zh())
                    .put("en", fault.message().en());
        }
        return json;
    }
}
