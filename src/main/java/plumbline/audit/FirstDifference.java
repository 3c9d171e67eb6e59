package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.yaml.LocatedTree;

/**
 * Where two documents whose bytes differ begin to differ.
 *
 * @param pointer the place (RFC 6901) in the input, below {@code /input}, in the firings, below {@code /firings}, or in
 *     the answer
 * @param subject id of the subject that it lies within; null when it is none's
 * @param item code of the entry's item; null when it lies within no entry
 * @param rule name of the rule that posted what differs; null when none did
 * @param then what was kept; missing when there was nothing
 * @param now what comes out today; missing when there is nothing
 */
public record FirstDifference(
        String pointer,
        @Nullable String subject,
        @Nullable String item,
        @Nullable String rule,
        JsonNode then,
        JsonNode now) {

    /** The order of members counts too. Where only the spelling differs, neither value is given. */
    static FirstDifference between(String root, JsonNode then, JsonNode now) {
        FirstDifference found = between(new FirstDifference(root, null, null, null, then, now));
        JsonNode untold = MissingNode.getInstance();
        return found == null ? new FirstDifference(root, null, null, null, untold, untold) : found;
    }

    private static @Nullable FirstDifference between(FirstDifference place) {
        if (place.then.isObject() && place.now.isObject()) {
            return ofObjects(place);
        }
        if (place.then.isArray() && place.now.isArray()) {
            return ofArrays(place);
        }
        return same(place.then, place.now) ? null : place;
    }

    /** Numbers that are equal and written with other decimals are not the same bytes. */
    private static boolean same(JsonNode then, JsonNode now) {
        if (then.isNumber() && now.isNumber()) {
            return then.decimalValue().toString().equals(now.decimalValue().toString());
        }
        return then.equals(now);
    }

    private static @Nullable FirstDifference ofObjects(FirstDifference place) {
        Set<String> names = new LinkedHashSet<>();
        place.then.fieldNames().forEachRemaining(names::add);
        place.now.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            FirstDifference found =
                    between(place.at(LocatedTree.escaped(name), member(place.then, name), member(place.now, name)));
            if (found != null) {
                return found;
            }
        }
        return sameOrder(place.then.fieldNames(), place.now.fieldNames()) ? null : place;
    }

    private static boolean sameOrder(Iterator<String> then, Iterator<String> now) {
        while (then.hasNext() && now.hasNext()) {
            if (!then.next().equals(now.next())) {
                return false;
            }
        }
        return !then.hasNext() && !now.hasNext();
    }

    private static @Nullable FirstDifference ofArrays(FirstDifference place) {
        for (int i = 0; i < Math.max(place.then.size(), place.now.size()); i++) {
            JsonNode then = place.then.path(i);
            JsonNode now = place.now.path(i);
            FirstDifference found =
                    between(place.at(String.valueOf(i), then, now).within(then.isMissingNode() ? now : then));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static JsonNode member(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    private FirstDifference at(String step, JsonNode thenThere, JsonNode nowThere) {
        return new FirstDifference(pointer + "/" + step, subject, item, rule, thenThere, nowThere);
    }

    /** The same, named by the element that it lies within. */
    private FirstDifference within(JsonNode element) {
        if (!(element instanceof ObjectNode)) {
            return this;
        }
        // A result has the subject's id, a firing names its subject.
        String id = element.path("id").asText(element.path("subject").textValue());
        return new FirstDifference(
                pointer,
                subject == null ? id : subject,
                element.path("item").asText(item),
                element.path("rule").asText(rule),
                then,
                now);
    }
}
