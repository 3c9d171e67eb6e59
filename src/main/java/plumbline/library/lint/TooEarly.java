package plumbline.library.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import plumbline.facts.Phase;
import plumbline.ledger.PostingKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.text.Finding;

/** Finds rules that look at a figure or a seat in a phase in which there is none yet. */
final class TooEarly {
    private TooEarly() {}

    static List<Finding> in(Policy policy, List<RuleModel> tiers) {
        List<Finding> findings = new ArrayList<>();
        for (RuleModel tier : tiers) {
            for (FactPattern pattern : tier.patterns()) {
                if (pattern.type().equals("Figure")) {
                    Set<String> codes = Mentions.picked(pattern, "code");
                    for (String code : codes) {
                        posted(tiers, code)
                                .filter(first -> tier.phase().compareTo(first) < 0)
                                .ifPresent(first -> findings.add(finding(tier, code, first)));
                    }
                } else if (pattern.type().equals("Seat") && tier.phase().compareTo(Phase.ALLOCATE) < 0) {
                    Mentions.picked(pattern, "quota").stream()
                            .map(policy.quotasByCode()::get)
                            .filter(Objects::nonNull)
                            .filter(Quota::afterGrades)
                            .forEach(quota -> findings.add(finding(tier, quota.code(), Phase.ALLOCATE)));
                }
            }
        }
        return findings;
    }

    /** The first phase in which a rule says what the figure is; nothing when none does, or what it says is not to be told. */
    private static Optional<Phase> posted(List<RuleModel> tiers, String code) {
        return tiers.stream()
                .filter(tier -> tier.calls().stream()
                        .anyMatch(call -> call.posted() == PostingKind.FIGURE
                                && (call.code() == null || code.equals(call.code()))))
                .map(RuleModel::phase)
                .min(Phase::compareTo);
    }

    private static Finding finding(RuleModel tier, String code, Phase first) {
        return Finding.error(
                tier.rule().file(),
                tier.rule().line(),
                1,
                "rule \"" + tier.rule().name() + "\"",
                "wrong-phase.code",
                tier.phase().group(),
                code,
                first.group());
    }
}
