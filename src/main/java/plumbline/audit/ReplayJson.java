package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/** What running an evaluation again came to, in JSON. Stateless. */
public final class ReplayJson {
    private ReplayJson() {}

    public static ObjectNode of(Replayed replayed) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", replayed.record().id())
                .put("identical", replayed.isIdentical())
                .put("sameResult", replayed.sameResult())
                .put("sameFirings", replayed.sameFirings());
        versions(json, "service", replayed.record().service(), replayed.now().service());
        versions(json, "engine", replayed.record().engine(), replayed.now().engine());
        difference(json, replayed.difference());
        Text failure = replayed.failure();
        if (failure != null) {
            json.putObject("failure").put("zh", failure.zh()).put("en", failure.en());
        }
        return json;
    }

    private static void versions(ObjectNode json, String name, String then, String now) {
        json.putObject(name).put("then", then).put("now", now).put("same", then.equals(now));
    }

    private static void difference(ObjectNode json, @Nullable FirstDifference difference) {
        if (difference == null) {
            json.putNull("difference");
            return;
        }
        ObjectNode place = json.putObject("difference")
                .put("pointer", difference.pointer())
                .put("subject", difference.subject())
                .put("item", difference.item())
                .put("rule", difference.rule());
        put(place, "then", difference.then());
        put(place, "now", difference.now());
    }

    private static void put(ObjectNode json, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            json.set(name, value);
        }
    }
}
