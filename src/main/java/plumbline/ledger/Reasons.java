package plumbline.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.RecordFact;
import plumbline.facts.RuleFault;
import plumbline.facts.SubjectFact;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.Otherwise;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;
import plumbline.policy.ValueKind;
import plumbline.text.Decimals;

/** Fills the values into the reasons that the rules of a revision give. Thread-safe. */
final class Reasons {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final Policy policy;
    private final Map<String, Item> items;
    private final Map<String, Indicator> indicators;
    private final Map<String, Indicator> members = new HashMap<>();

    /** As many as the calls of a large pack write; a reason may also be a text of the request, of which there is no end. */
    private static final int MOST_KEPT = 4_096;

    /** By the reason as the rule gives it. */
    private final Map<String, List<Part>> partsByReason = new ConcurrentHashMap<>();

    Reasons(Policy policy) {
        this.policy = policy;
        this.items = policy.itemsByCode();
        this.indicators = policy.fieldsByCode();
        policy.records().forEach(records -> records.fields().forEach(member -> members.put(member.code(), member)));
    }

    /**
     * A piece of a reason.
     *
     * @param text what stays as it is, or the placeholder's name
     * @param member of records, where the name is one's
     * @param indicator of subjects, where the name is one's
     */
    private record Part(
            boolean isPlaceholder, String text, @Nullable Indicator member, @Nullable Indicator indicator) {}

    /**
     * The reason with its values.
     *
     * @param points null when there are none
     * @param filled is used up
     */
    String filled(
            String reason,
            @Nullable SubjectFact subject,
            @Nullable RecordFact record,
            @Nullable BigDecimal points,
            FiringRecorder recorder,
            StringBuilder filled) {
        List<Part> parts = partsByReason.get(reason);
        if (parts == null) {
            parts = parts(reason);
            if (partsByReason.size() < MOST_KEPT) {
                partsByReason.put(reason, parts);
            }
        }
        if (parts.size() == 1) {
            return reason;
        }
        filled.setLength(0);
        for (Part part : parts) {
            if (part.isPlaceholder()) {
                fill(part, subject, record, points, recorder, filled);
            } else {
                filled.append(part.text());
            }
        }
        return filled.toString();
    }

    private List<Part> parts(String reason) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(reason);
        int from = 0;
        while (matcher.find()) {
            parts.add(new Part(false, reason.substring(from, matcher.start()), null, null));
            String name = matcher.group(1);
            parts.add(new Part(true, name, members.get(name), indicators.get(name)));
            from = matcher.end();
        }
        parts.add(new Part(false, reason.substring(from), null, null));
        return List.copyOf(parts);
    }

    private void fill(
            Part part,
            @Nullable SubjectFact subject,
            @Nullable RecordFact record,
            @Nullable BigDecimal points,
            FiringRecorder recorder,
            StringBuilder filled) {
        String name = part.text();
        if (name.equals("points") && points != null) {
            filled.append(Decimals.text(points));
        } else if (name.startsWith("$")) {
            bound(name, subject, recorder, filled);
        } else if (record != null && part.member() != null) {
            fill(record.member(name), part.member(), filled);
        } else if (subject != null && part.indicator() != null) {
            fill(subject.indicator(name), shownAs(part.indicator(), recorder), filled);
        } else {
            throw new RuleFault("unknown-placeholder.posted", name);
        }
    }

    /** A value that the conditions bind; of an item what it measures, with the subject's value: 贷款增量 29.7 亿元. */
    private void bound(String name, @Nullable SubjectFact subject, FiringRecorder recorder, StringBuilder filled) {
        String own = recorder.current().item();
        Object given = recorder.binding(name);
        // A rule that names its item need not bind it.
        Object bound = given == null && name.equals(Otherwise.ITEM) ? own : given;
        boolean isItem = name.equals(Otherwise.ITEM) || name.equals(own);
        Item item = isItem && bound != null ? items.get(bound.toString()) : null;
        if (item == null) {
            filled.append(shown(bound, null));
            return;
        }
        Indicator measured =
                item.measured() == null ? null : indicators.get(item.measured().of());
        if (subject == null || measured == null) {
            filled.append(item.label().zh());
        } else {
            Indicator indicator = shownAs(measured, recorder);
            filled.append(indicator.label().zh()).append(' ');
            fill(subject.indicator(measured.code()), indicator, filled);
        }
    }

    /** What is derived and taken as given is shown as what it is derived from. */
    private Indicator shownAs(Indicator indicator, FiringRecorder recorder) {
        Derived derived = recorder.isAsGiven(indicator.code()) ? policy.derived(indicator.code()) : null;
        return derived == null ? indicator : Objects.requireNonNull(indicators.get(derived.of()));
    }

    /** The value with its unit. */
    private static void fill(@Nullable Object value, Indicator indicator, StringBuilder filled) {
        filled.append(shown(value, indicator));
        String unit = value == null ? null : indicator.unit();
        if (unit != null) {
            filled.append(unit.equals("%") ? "" : " ").append(unit);
        }
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
        return value instanceof BigDecimal decimal ? Decimals.text(Exact.plain(decimal)) : value.toString();
    }
}
