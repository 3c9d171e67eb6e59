package plumbline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;
import plumbline.intake.Cohort;
import plumbline.intake.RequestReader;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.Rule;
import plumbline.rules.drl.PrintedRules;
import plumbline.rules.gate.ClassGate;
import plumbline.rules.gate.RuleClassLoader;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** The layers of the containment one by one, without those before them. */
final class GateAlone {
    private static final ClassLoader EVERYTHING = GateAlone.class.getClassLoader();

    private static final String REQUEST = "{\"period\": \"2025\", \"subjects\": [{\"id\": \"a\", \"name\": \"甲\","
            + " \"indicators\": {\"first\": 1, \"second\": 2}}]}";

    private final Policy policy;
    private final FactTypes types;

    GateAlone() throws IOException, PackRejected {
        policy = PolicyReader.read("hostile", Files.readString(HostileCorpus.FOLDER.resolve("policy.yaml")));
        types = new FactTypes(policy, RuleApi.STANDARD);
    }

    /** The module made of the file when the compiler sees every class there is; null when it does not compile. */
    KieBuilder compiledOpenly(String text) {
        return compiled(text, EVERYTHING);
    }

    boolean compilesBehindTheLoader(String text) {
        return compiled(text, new RuleClassLoader(RuleApi.STANDARD)) != null;
    }

    List<ClassGate.Refusal> refusals(KieBuilder module) {
        return ClassGate.refusals(RuleApi.STANDARD, types.packageName(), Build.classes(module));
    }

    /** Lets the rules of a module fire with nothing to hold them. */
    void run(KieBuilder module) throws Exception {
        Cohort cohort = new RequestReader(policy).read(REQUEST.getBytes(UTF_8));
        try {
            KieBase base = KieServices.Factory.get()
                    .newKieContainer(module.getKieModule().getReleaseId(), EVERYTHING)
                    .getKieBase();
            Map<String, Rule> rules = new HashMap<>();
            base.getKiePackages()
                    .forEach(each -> each.getRules().forEach(rule -> rules.put(rule.getName(), any(rule.getName()))));
            try (RuleSession session = new RuleBook(policy, RuleApi.STANDARD, rules, base).open(cohort, false)) {
                session.fire(Phase.SCORE);
            }
        } catch (RuntimeException | LinkageError afterwards) {
            // What it did until then is done; some do it as soon as the rules are put together.
        }
    }

    private static Rule any(String name) {
        RuleRef ref = new RuleRef(name, "first", null, null, "hostile.drl", 1);
        return RawRules.rule(ref, Set.of("Village", "Target"));
    }

    private KieBuilder compiled(String text, ClassLoader visible) {
        PrintedRules source = RawRules.of(types, text);
        List<Finding> findings = new ArrayList<>();
        try {
            KieBuilder module = BoundedCompile.result(
                    BoundedCompile.LIMIT, () -> Build.built(types, "hostile-alone", source, visible, findings));
            return findings.isEmpty() ? module : null;
        } catch (TimeoutException | ExecutionException failed) {
            return null;
        }
    }
}
