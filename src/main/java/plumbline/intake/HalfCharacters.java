package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds halves of surrogate pairs, which no store could keep as they are. Stateless. */
final class HalfCharacters {
    /** Only an escape such as \ud800 can write what is no character; as a regular expression sees a text, no pair has one. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private HalfCharacters() {}

    static void find(JsonNode node, Place place, Problems problems) {
        if (node.isTextual()) {
            find(node.textValue(), place, problems);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                find(node.get(i), place.of(i), problems);
            }
        } else {
            node.properties().forEach(member -> {
                Place there = place.of(written(member.getKey()));
                find(member.getKey(), there, problems);
                find(member.getValue(), there, problems);
            });
        }
    }

    static void find(String text, Place place, Problems problems) {
        Matcher half = HALF.matcher(text);
        if (half.find()) {
            String shown = "U+%04X".formatted((int) text.charAt(half.start()));
            problems.add(
                    place,
                    "half-character",
                    "第 " + (half.start() + 1) + " 个字符只有一半（" + shown + "），不能原样保存；请删去，或写完整",
                    "character " + (half.start() + 1) + " is only half of one (" + shown
                            + ") and cannot be kept as it is; remove it, or write all of it");
        }
    }

    /** A name as it can be written in an answer that names the place. */
    static String written(String name) {
        return HALF.matcher(name).replaceAll("\uFFFD");
    }
}
