package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.text.CommonSigns;

/** Reads ids and names: nothing in them is empty, hidden, or looks like what it is not. */
final class Texts {
    /** Control and format characters (also those that turn the direction of writing), lone surrogates, line breaks. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern SPACE = Pattern.compile("\\s|\\p{Z}");

    private Texts() {}

    /** The text, or null after a fault. */
    static @Nullable String read(@Nullable JsonNode given, Place place, int maxLength, Problems problems) {
        String member = place.name();
        if (given == null || given.isNull()) {
            problems.missing(place, member);
            return null;
        }
        if (!given.isTextual()) {
            problems.wrongType(place, given, "文本（加引号）", "a text in quotes");
            return null;
        }
        String text = given.textValue();
        if (text.isBlank()) {
            problems.add(place, "empty-text", member + " 不能为空", member + " must not be empty");
            return null;
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            problems.add(
                    place,
                    "too-long",
                    member + " 最多 " + maxLength + " 个字符",
                    member + " has more than " + maxLength + " characters");
            return null;
        }
        if (CommonSigns.only(text)) {
            return text;
        }
        Matcher hidden = HIDDEN.matcher(text);
        if (hidden.find()) {
            String shown = "U+%04X".formatted(text.codePointAt(hidden.start()));
            problems.add(
                    place,
                    "hidden-character",
                    "第 " + (hidden.start() + 1) + " 个字符 " + shown + " 看不见，请删去",
                    "character " + (hidden.start() + 1) + " is " + shown + ", which cannot be seen; remove it");
            return null;
        }
        return text;
    }

    /** The id, or null after a fault. */
    static @Nullable String id(@Nullable JsonNode given, Place place, Problems problems) {
        String id = read(given, place, Limits.MAX_ID_LENGTH, problems);
        if (id == null || (id.indexOf(' ') < 0 && CommonSigns.only(id))) {
            return id;
        }
        if (SPACE.matcher(id).find() || !Normalizer.isNormalized(id, Normalizer.Form.NFC)) {
            problems.add(place, "wrong-id", "id 不能含空格或未规范化的字符", "an id holds no spaces and is in Unicode NFC");
        }
        return id;
    }
}
