package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One subject: what the request says of it, its ledger (conventions 3 and 4) and its outcomes. */
final class SubjectSheet {
    record Entry(String category, String item, Rational points) {}

    private final String id;
    private final JsonNode indicators;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Optional<JsonNode>> outcomes = new TreeMap<>();
    private String grade;

    SubjectSheet(JsonNode subject) {
        this.id = subject.get("id").asText();
        this.indicators = subject.get("indicators");
    }

    static List<SubjectSheet> of(JsonNode request) {
        return ExactJson.elements(request.get("subjects"))
                .map(SubjectSheet::new)
                .toList();
    }

    static List<String> ids(List<SubjectSheet> sheets) {
        return sheets.stream().map(SubjectSheet::id).toList();
    }

    String id() {
        return id;
    }

    JsonNode indicator(String name) {
        return indicators.path(name);
    }

    Rational number(String name) {
        return Rational.of(indicators.get(name));
    }

    Optional<Rational> optionalNumber(String name) {
        return Rational.optional(indicator(name));
    }

    Optional<LocalDate> optionalDate(String name) {
        return indicators.hasNonNull(name) ? Optional.of(LocalDate.parse(text(name))) : Optional.empty();
    }

    String text(String name) {
        return indicators.get(name).asText();
    }

    /** False when absent or null. */
    boolean is(String name) {
        return indicator(name).asBoolean();
    }

    /** Points are rounded as they are posted. */
    void post(String category, String item, Rational points) {
        entries.add(new Entry(category, item, points.rounded(4)));
    }

    List<Entry> entries() {
        return entries;
    }

    Rational total() {
        return entries.stream().map(Entry::points).reduce(Rational.ZERO, Rational::plus);
    }

    Rational score(String category) {
        return entries.stream()
                .filter(entry -> entry.category().equals(category))
                .map(Entry::points)
                .reduce(Rational.ZERO, Rational::plus);
    }

    void grade(String grade) {
        this.grade = grade;
    }

    String grade() {
        return grade;
    }

    void outcome(String code) {
        outcomes.put(code, Optional.empty());
    }

    void outcome(String code, Rational value) {
        outcomes.put(code, Optional.of(ExactJson.number(value)));
    }

    Map<String, Optional<JsonNode>> outcomes() {
        return outcomes;
    }
}
