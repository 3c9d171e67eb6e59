package plumbline.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.Evaluator;
import plumbline.intake.RequestReader;
import plumbline.intake.RequestRejected;
import plumbline.ledger.Phase;
import plumbline.ledger.RuleRef;
import plumbline.policy.Policy;

/** Rules as the engine takes them when nobody looks at them first: to show what a check is there for. */
final class Unchecked {
    private Unchecked() {}

    /** What comes of the request by rules that were compiled without a check. */
    static Evaluation evaluation(Policy policy, String rules, String request) throws RequestRejected {
        RuleFile file = new RuleFile("rules.drl", rules);
        Build build = Build.of(policy, policy.id() + "-unchecked", List.of(file));
        if (!build.findings().isEmpty()) {
            throw new AssertionError("the engine itself refuses the rules");
        }
        RuleBook book = new RuleBook(policy, named(policy, file), build.base(), List.of());
        return new Evaluator(policy, "unchecked", book)
                .evaluate(
                        new RequestReader(policy).read(request.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        false);
    }

    private static Map<String, Rule> named(Policy policy, RuleFile file) {
        RuleFindings ignored = new RuleFindings();
        Set<String> types = Set.copyOf(new FieldValues(policy).byType().keySet());
        Map<String, Rule> rules = new HashMap<>();
        for (RuleText text :
                Outline.of(file, ignored, Scanner.scan(file.text())).rules()) {
            RuleHead head = RuleHead.read(file, ignored, text);
            RuleRef ref = new RuleRef(
                    text.title(),
                    head.item(),
                    head.basis(),
                    head.origin(),
                    file.name(),
                    text.start().line());
            rules.put(text.title(), new Rule(ref, Phase.SCORE, List.of(), types, true, Set.of(), new Joins(List.of())));
        }
        return rules;
    }
}
