package plumbline.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.Rule;
import plumbline.rules.drl.PrintedRules;
import plumbline.rules.drl.RulePrinter;
import plumbline.rules.gate.ClassGate;
import plumbline.rules.gate.RuleClassLoader;
import plumbline.text.Finding;

/**
 * What the engine made of rule files: a base, or faults. The engine keeps one module per name for as long as it runs, so
 * a name is used again by every build of the same thing, and such builds follow one another.
 */
record Build(@Nullable KieBase maybeBase, List<Finding> findings) {
    private static final Logger LOG = LoggerFactory.getLogger(Build.class);
    private static final KieServices ENGINE = KieServices.Factory.get();
    private static final String SOURCE_FILE = "rules.drl";

    /**
     * What the engine makes of rules.
     *
     * @param name of the module
     * @param kept has the same rules perhaps, compiled earlier; they are contained as strictly as fresh ones
     */
    static Build of(FactTypes types, String name, Collection<Rule> rules, DerivedCache kept) {
        Build earlier = ofKept(types, name, rules, kept);
        if (earlier != null) {
            return earlier;
        }
        RuleClassLoader visible = new RuleClassLoader(types.api());
        PrintedRules source = source(types, rules);
        List<Finding> findings = new ArrayList<>();
        KieBuilder builder = built(types, name, source, visible, findings);
        // Nothing of the module is loaded to be run before its classes are read.
        if (findings.isEmpty()) {
            ClassGate.refusals(types.api(), types.packageName(), classes(builder)).stream()
                    .map(Build::refused)
                    .distinct()
                    .forEach(findings::add);
        }
        if (!findings.isEmpty()) {
            return new Build(null, List.copyOf(findings));
        }
        kept.keep(
                key(types, source),
                CompiledRules.of((InternalKieModule) builder.getKieModule()).bytes());
        return new Build(ENGINE.newKieContainer(release(name), visible).getKieBase(), List.of());
    }

    /** The same rules compiled earlier; null when they are not kept. Nothing is compiled. */
    static @Nullable Build ofKept(FactTypes types, String name, Collection<Rule> rules, DerivedCache kept) {
        CompiledRules found = CompiledRules.found(kept.find(key(types, source(types, rules))));
        if (found == null
                || !ClassGate.refusals(types.api(), types.packageName(), found.classes())
                        .isEmpty()) {
            return null;
        }
        ENGINE.getRepository().addKieModule(found.module(release(name)));
        return new Build(
                ENGINE.newKieContainer(release(name), new RuleClassLoader(types.api()))
                        .getKieBase(),
                List.of());
    }

    private static String key(FactTypes types, PrintedRules source) {
        return CompiledRules.key(types.api().fingerprint(), source.text());
    }

    /** The one text that the engine compiles; its rules fire in the order in which they are printed. */
    private static PrintedRules source(FactTypes types, Collection<Rule> rules) {
        RulePrinter printer = new RulePrinter(types.header());
        rules.forEach(rule -> printer.print(rule.ref().file(), rule.phase().group(), rule.tree()));
        return printer.printed();
    }

    /** Compiles the rules into a module and makes no base of it; what the compiler faults is added to the findings. */
    static KieBuilder built(
            FactTypes types, String name, PrintedRules source, ClassLoader visible, List<Finding> findings) {
        KieFileSystem system = ENGINE.newKieFileSystem();
        system.generateAndWritePomXML(release(name));
        String folder = types.packageName().replace('.', '/');
        system.write("src/main/resources/" + folder + "/" + SOURCE_FILE, source.text());
        KieBuilder builder = ENGINE.newKieBuilder(system, visible);
        try {
            builder.buildAll(ExecutableModelProject.class);
            for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
                // Faults of generated Java carry lines of their own, which say nothing to anybody.
                boolean isOfSource = String.valueOf(message.getPath()).endsWith(SOURCE_FILE);
                findings.add(finding(source, isOfSource ? message.getLine() : 0, message.getText()));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            // The engine throws what it does not expect, such as a text compared with a number.
            findings.add(finding(source, 0, String.valueOf(fault.getMessage())));
        }
        return builder;
    }

    /** The classes of the module that was built, by the names of their files. */
    static Map<String, byte[]> classes(KieBuilder builder) {
        return CompiledRules.of((InternalKieModule) builder.getKieModule()).classes();
    }

    private static ReleaseId release(String name) {
        return ENGINE.newReleaseId("plumbline.pack", name, "1");
    }

    /** The base of a build without faults. */
    KieBase base() {
        return Objects.requireNonNull(maybeBase);
    }

    private static Finding refused(ClassGate.Refusal refusal) {
        return Finding.error("*.drl", 0, 0, refusal.use(), "not-allowed-in-rules", refusal.use());
    }

    /** What the engine says is for programmers, and goes to the log; what staff can do is look at the rule. */
    private static Finding finding(PrintedRules source, int line, String said) {
        PrintedRules.Mark place = source.mark(line);
        LOG.debug("the engine on {}: {}", place, said);
        return Finding.error(
                place == null ? "*.drl" : place.file(),
                place == null ? 0 : place.line(),
                0,
                null,
                "rule-does-not-compile");
    }
}
