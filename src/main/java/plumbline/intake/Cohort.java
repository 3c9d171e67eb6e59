package plumbline.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Period;
import plumbline.text.CodePointOrder;

/**
 * Everybody who is scored together, with what applies to all of them.
 *
 * @param asOf the day that the evaluation looks from; null when the request names none
 * @param context members by code, typed like indicators; an absent optional one is not among them
 * @param subjects by id, whatever order the request had
 */
public record Cohort(Period period, @Nullable LocalDate asOf, Map<String, Object> context, List<Subject> subjects) {
    public Cohort {
        context = Map.copyOf(context);
        subjects = subjects.stream()
                .sorted(Comparator.comparing(Subject::id, CodePointOrder.IDS))
                .toList();
    }

    /** How many subjects and records there are together. */
    public int size() {
        int size = subjects.size();
        for (Subject subject : subjects) {
            for (Object value : subject.values().values()) {
                size += value instanceof List<?> records ? records.size() : 0;
            }
        }
        return size;
    }
}
