package plumbline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.Evaluator;
import plumbline.facts.RuleRef;
import plumbline.intake.RequestReader;
import plumbline.intake.RequestRejected;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.FieldValues;
import plumbline.rules.check.Rule;
import plumbline.rules.check.RuleHead;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleText;
import plumbline.text.Finding;

/** Rules as the engine takes them when nobody looks at them first: to show what a check is there for. */
final class Unchecked {
    private Unchecked() {}

    /** What comes of the request by rules that were compiled without a check. */
    static Evaluation evaluation(Policy policy, String rules, String request) throws RequestRejected {
        RuleFile file = new RuleFile("rules.drl", rules);
        FactTypes types = new FactTypes(policy, RuleApi.STANDARD);
        ClassLoader everything = Unchecked.class.getClassLoader();
        List<Finding> findings = new ArrayList<>();
        KieBuilder builder =
                Build.built(types, policy.id() + "-unchecked", RawRules.of(types, file.text()), everything, findings);
        if (!findings.isEmpty()) {
            throw new AssertionError("the engine itself refuses the rules: " + findings);
        }
        KieBase base = KieServices.Factory.get()
                .newKieContainer(builder.getKieModule().getReleaseId(), everything)
                .getKieBase();
        RuleBook book = new RuleBook(policy, RuleApi.STANDARD, named(policy, file), base);
        return new Evaluator(policy, "unchecked", book)
                .evaluate(
                        new RequestReader(policy).read(request.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        false);
    }

    private static Map<String, Rule> named(Policy policy, RuleFile file) {
        FileFindings ignored = new FileFindings(file, new RuleFindings());
        Set<String> types =
                Set.copyOf(new FieldValues(policy, RuleApi.STANDARD).byType().keySet());
        Map<String, Rule> rules = new HashMap<>();
        for (RuleText text : RawRules.split(ignored)) {
            RuleHead head = RuleHead.read(ignored, text);
            RuleRef ref = new RuleRef(
                    text.title(),
                    head.item(),
                    head.basis(),
                    head.origin(),
                    file.name(),
                    text.start().line());
            rules.put(text.title(), RawRules.rule(ref, types));
        }
        return rules;
    }
}
