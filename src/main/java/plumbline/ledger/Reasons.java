package plumbline.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.RecordFact;
import plumbline.facts.RuleFault;
import plumbline.facts.SubjectFact;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.policy.ValueKind;

/** Fills the values into the reasons that rules give. */
final class Reasons {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** Of all reasons of one evaluation; some fifty times those of two thousand subjects. */
    private static final long MAX_CHARACTERS = 40_000_000;

    private final Map<String, Indicator> indicators;
    private final Map<String, Indicator> members = new HashMap<>();
    private final Map<String, List<Part>> parts = new HashMap<>();
    private final FiringRecorder recorder;
    private long characters;

    Reasons(Policy policy, FiringRecorder recorder) {
        this.indicators = policy.indicatorsByCode();
        policy.records().forEach(records -> records.fields().forEach(member -> members.put(member.code(), member)));
        this.recorder = recorder;
    }

    String of(@Nullable SubjectFact subject, @Nullable RecordFact record, String template) {
        return of(subject, record, template, null);
    }

    String of(
            @Nullable SubjectFact subject, @Nullable RecordFact record, String template, @Nullable BigDecimal points) {
        StringBuilder reason = new StringBuilder();
        for (Part part : parts.computeIfAbsent(template, Reasons::parts)) {
            reason.append(part.isPlaceholder() ? filled(subject, record, part.text(), points) : part.text());
        }
        String filled = reason.toString();
        characters += filled.length();
        if (characters > MAX_CHARACTERS) {
            throw new RuleFault("reasons-too-long", "全部理由合计过长", "the reasons are too long, taken together");
        }
        return filled;
    }

    /** A piece of a reason as the rule writes it: a placeholder's name, or a text that stays as it is. */
    private record Part(boolean isPlaceholder, String text) {}

    private static List<Part> parts(String template) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            parts.add(new Part(false, template.substring(from, matcher.start())));
            parts.add(new Part(true, matcher.group(1)));
            from = matcher.end();
        }
        parts.add(new Part(false, template.substring(from)));
        return parts;
    }

    private String filled(
            @Nullable SubjectFact subject, @Nullable RecordFact record, String name, @Nullable BigDecimal points) {
        if (name.equals("points") && points != null) {
            return points.toPlainString();
        }
        if (name.startsWith("$")) {
            return shown(recorder.binding(name), null);
        }
        Indicator member = members.get(name);
        if (record != null && member != null) {
            return shown(record.member(name), member);
        }
        Indicator indicator = indicators.get(name);
        if (subject == null || indicator == null) {
            throw new RuleFault(
                    "unknown-placeholder",
                    "理由里的“{" + name + "}”既不是指标，也不是规则里的变量",
                    "{" + name + "} in the reason is neither an indicator nor a variable of the rule");
        }
        return shown(subject.indicator(name), indicator);
    }

    private static String shown(@Nullable Object value, @Nullable Indicator indicator) {
        if (value == null) {
            return "（无）";
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof SubjectFact fact) {
            return fact.getName();
        }
        if (indicator != null && indicator.kind() instanceof ValueKind.OneOf oneOf) {
            return oneOf.choices().stream()
                    .filter(choice -> choice.code().equals(value))
                    .findFirst()
                    .map(choice -> choice.label().zh())
                    .orElseGet(value::toString);
        }
        if (indicator != null && indicator.kind() instanceof ValueKind.Rated rated && value instanceof Ratings given) {
            return rated.inWords(given);
        }
        String text = value instanceof BigDecimal decimal ? Exact.plain(decimal).toPlainString() : value.toString();
        String unit = indicator == null ? null : indicator.unit();
        return unit == null ? text : unit.equals("%") ? text + unit : text + " " + unit;
    }
}
