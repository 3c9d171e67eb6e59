package plumbline.rules.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.facts.FactKinds;
import plumbline.facts.Phase;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleSplitter;
import plumbline.rules.drl.Token;
import plumbline.rules.names.RuleNames;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Checks that a file names a phase, and that its rules look at nothing that is not there yet. */
final class PhaseCheck {
    private final Policy policy;
    private final RuleNames names;

    PhaseCheck(Policy policy, RuleNames names) {
        this.policy = policy;
        this.names = names;
    }

    /** The phase of a file; null when it names none. */
    @Nullable
    Phase of(FileFindings findings, RuleSplitter file) {
        Token group = file.phase();
        if (group == null && file.rules().isEmpty()) {
            return null;
        }
        Phase phase = group == null ? null : Phase.of(names.phase(group).unquoted());
        if (phase == null) {
            String nearest = group == null ? null : NearestName.to(group.unquoted(), Phase.names());
            Text instead = nearest == null
                    ? Messages.text("write-phase", Phase.groups())
                    : Messages.text("did-you-mean", "\"" + nearest + "\"");
            if (group == null) {
                findings.error(1, 1, null, "no-phase", instead);
            } else {
                findings.error(group, "no-phase.unknown", group.unquoted(), instead);
            }
        }
        return phase;
    }

    /** A fact that is not there yet never matches, so the rule would be silent for ever. */
    void check(FileFindings findings, Token at, @Nullable Phase phase, String type) {
        if (type.equals("AsOf") && !policy.request().asOfRequired()) {
            findings.error(at, "as-of-not-required");
        }
        Phase first = firstPhase(type);
        if (phase != null && phase.compareTo(first) < 0) {
            findings.error(at, "wrong-phase", phase.group(), type, first.group());
        }
    }

    /** The rows of steps are found when what they are steps of is known. */
    private Phase firstPhase(String type) {
        return policy.tables().stream()
                .filter(table -> table.factType().equals(type) && table.steps() != null)
                .map(table ->
                        Objects.requireNonNull(table.steps()).of().equals(RankingKey.TOTAL) ? Phase.GRADE : Phase.SCORE)
                .findFirst()
                .orElse(FactKinds.firstPhase(type));
    }
}
