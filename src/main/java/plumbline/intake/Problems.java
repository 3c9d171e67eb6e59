package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Collects all faults of one request. Used by one thread. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private int count;

    void add(Place place, String code, String zh, String en) {
        count++;
        if (!isFull()) {
            found.add(new Problem(place.toString(), code, zh, en));
        }
    }

    public void add(String pointer, String code, Text message) {
        count++;
        if (!isFull()) {
            found.add(new Problem(pointer, code, message));
        }
    }

    /** Those that were found elsewhere come after those that are here. */
    void addAll(Problems others) {
        count += others.count;
        others.found.stream().limit(Limits.MAX_PROBLEMS - found.size()).forEach(found::add);
    }

    /**
     * Refuses the request if it has faults.
     *
     * @throws RequestRejected with all of them
     */
    public void throwIfAny() throws RequestRejected {
        if (count > 0) {
            throw new RequestRejected(RequestRejected.Kind.INVALID, count, found);
        }
    }

    /** Whether no more faults are listed; they are counted all the same. */
    private boolean isFull() {
        return found.size() >= Limits.MAX_PROBLEMS;
    }

    void missing(Place place, String label) {
        add(place, "missing-member", "缺少“" + label + "”，请补上", label + " is missing; add it");
    }

    void wrongType(Place place, JsonNode given, String zh, String en) {
        add(place, "wrong-type", "应为" + zh + "，给的是" + shownZh(given), "must be " + en + ", but is " + shown(given));
    }

    /** Names every member that nobody reads: a mistyped name must not vanish. */
    void unknownMembers(JsonNode object, Place place, Collection<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown(place.of(name), name, known);
            }
        });
    }

    private void unknown(Place place, String name, Collection<String> known) {
        if (isFull()) {
            count++;
            return;
        }
        @Nullable String nearest = NearestName.to(name, known);
        if (nearest != null) {
            add(
                    place,
                    "unknown-member",
                    "没有“" + name + "”这一项，是不是 " + nearest + "？",
                    "there is no " + name + "; did you mean " + nearest + "?");
        } else {
            String all = String.join(", ", known);
            add(
                    place,
                    "unknown-member",
                    "没有“" + name + "”这一项；可写：" + all,
                    "there is no " + name + "; the members are: " + all);
        }
    }

    private static String shownZh(JsonNode given) {
        return switch (given.getNodeType()) {
            case STRING -> "文本 " + shown(given);
            case NUMBER -> "数字 " + shown(given);
            case BOOLEAN -> shown(given);
            case NULL -> "null";
            case ARRAY -> "列表";
            default -> "对象";
        };
    }

    private static String shown(JsonNode given) {
        if (given.isContainerNode()) {
            return given.isArray() ? "a list" : "an object";
        }
        String text = given.isNumber() ? given.asText() : given.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
