package plumbline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import plumbline.policy.Finding;
import plumbline.policy.PackRejected;
import plumbline.policy.Policy;
import plumbline.policy.Text;

/**
 * Compiles a pack's rule files. Thread-safe: builds of one policy follow one another, since the engine keeps one module
 * per policy; builds of different policies may run at the same time.
 */
public final class RuleCompiler {
    private static final KieServices ENGINE = KieServices.Factory.get();
    private static final String SOURCE_FILE = "rules.drl";
    private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

    private RuleCompiler() {}

    /**
     * The rule book of the files.
     *
     * @throws PackRejected naming every fault that was found, with its file and line
     */
    public static RuleBook compile(Policy policy, List<RuleFile> files) throws PackRejected {
        RuleFindings findings = new RuleFindings();
        RuleFileReader reader = new RuleFileReader(policy, findings);
        Map<String, Rule> rules = new HashMap<>();
        for (RuleFile file : files) {
            for (Rule rule : reader.read(file)) {
                Rule earlier = rules.putIfAbsent(rule.ref().name(), rule);
                if (earlier != null) {
                    addDuplicate(findings, file, rule, earlier);
                }
            }
        }
        findings.throwIfAny();
        FactTypes types = new FactTypes(policy);
        RuleSource source = RuleSource.of(types.header(), files);
        synchronized (LOCKS.computeIfAbsent(policy.id(), any -> new Object())) {
            return new RuleBook(policy, types, rules, built(policy, source));
        }
    }

    private static void addDuplicate(RuleFindings findings, RuleFile file, Rule rule, Rule earlier) {
        String place = earlier.ref().file() + ":" + earlier.ref().line();
        findings.add(
                file,
                "duplicate-rule",
                rule.ref().line(),
                0,
                rule.ref().name(),
                new Text("规则名与 " + place + " 的重复", "The rule's name is that of " + place + " already"),
                new Text("换一个规则名", "Give it another name"));
    }

    private static KieBase built(Policy policy, RuleSource source) throws PackRejected {
        ReleaseId release = ENGINE.newReleaseId("plumbline.pack", policy.id(), "1");
        KieFileSystem files = ENGINE.newKieFileSystem();
        files.generateAndWritePomXML(release);
        String folder = new FactTypes(policy).packageName().replace('.', '/');
        files.write("src/main/resources/" + folder + "/" + SOURCE_FILE, source.text());
        KieBuilder builder = ENGINE.newKieBuilder(files);
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException fault) {
            // The engine throws what it does not expect, such as a text compared with a number.
            throw new PackRejected(List.of(finding(source, 0, String.valueOf(fault.getMessage()))));
        }
        List<Finding> findings = new ArrayList<>();
        for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
            // Faults of generated Java carry lines of their own, which say nothing to anybody.
            boolean isOfSource = String.valueOf(message.getPath()).endsWith(SOURCE_FILE);
            findings.add(finding(source, isOfSource ? message.getLine() : 0, message.getText()));
        }
        if (!findings.isEmpty()) {
            throw new PackRejected(findings);
        }
        return ENGINE.newKieContainer(release).getKieBase();
    }

    private static Finding finding(RuleSource source, int line, String said) {
        RuleSource.Place place = source.place(line);
        String first = said.lines().findFirst().orElse(said);
        return new Finding(
                "rule-does-not-compile",
                place == null ? "*.drl" : place.file(),
                place == null ? 0 : place.line(),
                0,
                null,
                new Text("规则无法编译：" + first, "The rule does not compile: " + first),
                new Text(
                        "对照其他规则检查条件和 then 部分的写法",
                        "Compare its conditions and what stands behind then with other rules"));
    }
}
