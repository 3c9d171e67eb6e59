package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ReservedWords;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;

/** What the declaration of an indicator, or of a member, can still get wrong. */
final class IndicatorCheck {
    private final Policy policy;
    private final PolicyFindings findings;

    IndicatorCheck(Policy policy, PolicyFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    /** Checks a list of indicators or members and what they say of one another. */
    void run(String list, JsonNode nodes, List<Indicator> indicators) {
        unique(list, indicators, new HashSet<>(Set.of("id", "name")));
        for (int i = 0; i < indicators.size(); i++) {
            String place = list + "/" + i;
            reserved(place, indicators.get(i).code());
            bounds(place, indicators.get(i));
            siblings(place, indicators.get(i), indicators);
            plausible(place, indicators.get(i), indicators);
            if (indicators.get(i).kind() instanceof ValueKind.Records records
                    && nodes.get(i).has("members")) {
                run(place + "/members", nodes.get(i).get("members"), records.members());
                findings.known(place + "/key", records.key(), codes(records.members()));
                totals(place + "/totals", records);
            }
        }
    }

    private void totals(String list, ValueKind.Records records) {
        Set<String> seen = new HashSet<>(codes(records.members()));
        List<Indicator> numbers = records.members().stream()
                .filter(member -> member.kind() instanceof ValueKind.Numeric)
                .toList();
        for (int i = 0; i < records.totals().size(); i++) {
            ValueKind.Total total = records.totals().get(i);
            if (!seen.add(total.field().code())) {
                taken(list + "/" + i, total.field().code());
            }
            findings.known(list + "/" + i + "/of", total.of(), codes(numbers));
            findings.known(list + "/" + i + "/by", total.by(), codes(records.members()));
        }
    }

    private void unique(String list, List<Indicator> indicators, Set<String> seen) {
        for (int i = 0; i < indicators.size(); i++) {
            String code = indicators.get(i).code();
            if (!seen.add(code)) {
                taken(list + "/" + i, code);
            }
        }
    }

    /** Checks the codes of what is derived from indicators, which rules look at beside them. */
    void derived(String list, List<Indicator> derived) {
        unique(list, derived, new HashSet<>(codes(policy.indicators())));
        for (int i = 0; i < derived.size(); i++) {
            reserved(list + "/" + i, derived.get(i).code());
        }
    }

    private void taken(String place, String code) {
        findings.error(place + "/code", "duplicate-code", code);
    }

    /** A word of the rules' own language would make every rule unreadable that looks at the indicator. */
    private void reserved(String place, String code) {
        if (ReservedWords.contains(code)) {
            findings.error(place + "/code", "reserved-word", code);
        }
    }

    private void bounds(String place, Indicator indicator) {
        if (!(indicator.kind() instanceof ValueKind.Numeric number)) {
            return;
        }
        BigDecimal least = number.min() != null ? number.min() : number.above();
        if (least != null && number.max() != null && least.compareTo(number.max()) > 0) {
            findings.error(place + "/max", "empty-bounds");
        }
    }

    private void plausible(String place, Indicator indicator, List<Indicator> siblings) {
        Indicator.Plausible plausible = indicator.plausible();
        if (plausible == null) {
            return;
        }
        Indicator.Ratio ratio = plausible.ratio();
        ordered(place + "/plausible/value", plausible.value());
        ordered(place + "/plausible/median", plausible.median());
        if (ratio != null) {
            ordered(place + "/plausible/ratio", ratio.range());
            findings.known(
                    place + "/plausible/ratio/to",
                    ratio.to(),
                    siblings.stream()
                            .filter(other -> other.kind() instanceof ValueKind.Numeric)
                            .filter(other -> !other.equals(indicator))
                            .map(Indicator::code)
                            .toList());
        }
    }

    private void ordered(String place, Indicator.@Nullable Range range) {
        if (range != null
                && range.min() != null
                && range.max() != null
                && range.min().compareTo(range.max()) > 0) {
            findings.error(place, "empty-bounds");
        }
    }

    private void siblings(String place, Indicator indicator, List<Indicator> siblings) {
        if (indicator.kind() instanceof ValueKind.Numeric number && number.atMost() != null) {
            findings.known(place + "/atMost", number.atMost(), codes(siblings));
        }
        Indicator.When when = indicator.requiredWhen();
        if (when != null) {
            findings.known(place + "/requiredWhen/indicator", when.indicator(), codes(siblings));
            for (Indicator other : siblings) {
                if (other.code().equals(when.indicator()) && other.kind() instanceof ValueKind.OneOf oneOf) {
                    findings.known(place + "/requiredWhen/is", when.is(), oneOf.codes());
                }
            }
        }
        if (indicator.kind() instanceof ValueKind.Word word && word.known() != null) {
            Table table = policy.tablesByCode().get(word.known().table());
            findings.known(
                    place + "/known/table",
                    word.known().table(),
                    List.copyOf(policy.tablesByCode().keySet()));
            if (table != null) {
                findings.known(place + "/known/column", word.known().column(), codes(table.columns()));
                findings.known(place + "/known/where", word.known().where(), codes(table.columns()));
            }
        }
    }

    static List<String> codes(List<Indicator> indicators) {
        return indicators.stream().map(Indicator::code).toList();
    }
}
