package plumbline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads days, written as ISO 8601 has them. */
final class Dates {
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Dates() {}

    /** The day, or null after a fault. */
    static @Nullable LocalDate read(JsonNode given, Place place, Problems problems) {
        if (!given.isTextual() || !WRITTEN.matcher(given.textValue()).matches()) {
            problems.wrongType(place, given, "日期，如 \"2022-12-31\"", "a date such as \"2022-12-31\"");
            return null;
        }
        try {
            return LocalDate.parse(given.textValue());
        } catch (DateTimeParseException noSuchDay) {
            problems.add(place, "no-such-day", "没有这一天：" + given, "there is no such day: " + given);
            return null;
        }
    }
}
