package plumbline.library.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.library.cases.CaseReport;
import plumbline.library.cases.Casebook;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.pack.Step;
import plumbline.library.tiers.NeverFires;
import plumbline.library.tiers.TierAnalysis;
import plumbline.rules.model.RuleModel;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Messages;

/**
 * What is checked of a pack that compiles before it may be put to use: the form of its files of cases, tiers that leave a hole or overlap, rules that can
 * never fire, points above their maximum. Its own cases are run by {@link CaseReport}.
 *
 * @param findings by place
 * @param covered the places whose tiers were tried at every value that their conditions name, such as {@code item bonus}
 * @param uncovered the places whose tiers were tried in part or not at all: their conditions compare what only a run shows
 */
public record PackCheck(List<Finding> findings, List<String> covered, List<String> uncovered) {
    public PackCheck {
        findings = List.copyOf(findings);
        covered = List.copyOf(covered);
        uncovered = List.copyOf(uncovered);
    }

    /** Checks the pack. Takes some tenths of a second. */
    public static PackCheck of(Pack pack) {
        return of(pack, step -> {});
    }

    /**
     * Checks a pack that compiles.
     *
     * @param steps notified of each part of the work before it begins
     */
    public static PackCheck of(Pack pack, Consumer<Step> steps) {
        List<RuleModel> tiers = pack.rules().models();
        List<Finding> findings = new ArrayList<>(kept(declared(pack, tiers)));
        List<Finding> form = Casebook.check(pack);
        findings.addAll(form);
        if (!form.isEmpty()) {
            // The tiers are tried on the cohorts of the cases.
            return new PackCheck(findings, List.of(), List.of());
        }
        TierAnalysis analysis;
        try {
            analysis = TierAnalysis.of(pack, tiers, steps);
        } catch (RuleFault beyond) {
            findings.add(beyond(beyond));
            return new PackCheck(findings, List.of(), List.of());
        }
        findings.addAll(analysis.findings());
        findings.addAll(NeverFires.in(pack.policy(), tiers, analysis.matching()));
        findings.sort(Finding.BY_PLACE);
        return new PackCheck(kept(findings), List.copyOf(analysis.covered()), List.copyOf(analysis.uncovered()));
    }

    /** As many as anybody reads; warnings do not take the place of errors. */
    private static List<Finding> kept(List<Finding> findings) {
        Findings kept = new Findings();
        findings.stream().filter(Finding::isError).forEach(kept::add);
        findings.stream().filter(finding -> !finding.isError()).forEach(kept::add);
        return kept.all();
    }

    /** Rules that go beyond a bound on a request of the pack's own would do so on others. */
    private static Finding beyond(RuleFault fault) {
        RuleRef rule = fault.rule();
        return new Finding(
                fault.code(),
                rule == null ? "*.drl" : rule.file(),
                rule == null ? 0 : rule.line(),
                0,
                rule == null ? null : rule.name(),
                fault.text(),
                Messages.text("tie-patterns"));
    }

    /** What the authors of a pack that is in force may not have meant; found without running a rule. */
    public static List<Finding> warnings(Pack pack) {
        return declared(pack, pack.rules().models()).stream()
                .filter(finding -> !finding.isError())
                .toList();
    }

    /** What the declarations and the rules leave out of each other, without running a rule. */
    public static List<Finding> declared(Pack pack, List<RuleModel> tiers) {
        List<Finding> findings = new ArrayList<>(withoutCases(pack));
        findings.addAll(NeverUsed.in(pack, tiers));
        findings.addAll(TooEarly.in(pack.policy(), tiers));
        return findings;
    }

    private static List<Finding> withoutCases(Pack pack) {
        return pack.cases().isEmpty()
                ? List.of(Finding.ofFile(PackFolder.TESTS, "no-cases").asWarning())
                : List.of();
    }

    /** What is found wrong with the pack, by place; it may be put to use when there are no errors. */
    public static List<Finding> findings(Pack pack) {
        return of(pack).findings();
    }
}
