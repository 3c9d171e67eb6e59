package plumbline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;
import plumbline.ledger.Phase;
import plumbline.ledger.RuleRef;
import plumbline.policy.NearestName;
import plumbline.policy.Origin;
import plumbline.policy.Policy;
import plumbline.policy.Text;

/** Reads one rule file without compiling it, and finds what its author can be told in plain words. */
final class RuleFileReader {
    private static final String PHASE_ATTRIBUTE = "agenda-group";

    private final Policy policy;
    private final RuleFindings findings;

    RuleFileReader(Policy policy, RuleFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    /** The file's rules; what is wrong with it is added to the findings. */
    List<Rule> read(RuleFile file) {
        List<Token> tokens = Scanner.scan(file.text());
        if (new Shape(file, findings).isBroken(tokens)
                || new TextGate(file, new FactTypes(policy).fieldsByType(), findings).isRefused(tokens)) {
            return List.of();
        }
        PackageDescr parsed = parsed(file);
        if (parsed == null) {
            return List.of();
        }
        refuseOtherStatements(file, parsed);
        List<Rule> rules = new ArrayList<>();
        for (RuleDescr rule : parsed.getRules()) {
            Phase phase = phase(file, rule);
            if (phase != null) {
                rules.add(rule(file, rule, phase));
            }
        }
        return rules;
    }

    private @Nullable PackageDescr parsed(RuleFile file) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, file.text());
        } catch (DroolsParserException fault) {
            addSyntax(file, 0, String.valueOf(fault.getMessage()));
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error.getLines().length > 0 ? Math.max(error.getLines()[0], 0) : 0;
            if (line > 0 || parser.getErrors().size() == 1) {
                addSyntax(file, line, error.getMessage());
            }
        }
        return parser.hasErrors() ? null : parsed;
    }

    private void addSyntax(RuleFile file, int line, String said) {
        findings.add(
                file,
                "rule-syntax",
                line,
                0,
                RuleFindings.line(file, line),
                new Text("这里不符合规则的写法", "This is not how a rule is written: " + said.strip()),
                new Text(
                        "对照同一文件里的其他规则检查：括号、逗号、引号是否成对，when、then、end 是否齐全",
                        "Compare it with the other rules: brackets, commas and quotes in pairs; when, then and end all there"));
    }

    private void refuseOtherStatements(RuleFile file, PackageDescr parsed) {
        refuse(
                file,
                "import",
                !parsed.getImports().isEmpty() || !parsed.getFunctionImports().isEmpty());
        refuse(file, "global", !parsed.getGlobals().isEmpty());
        refuse(file, "function", !parsed.getFunctions().isEmpty());
        refuse(
                file,
                "declare",
                !parsed.getTypeDeclarations().isEmpty()
                        || !parsed.getEnumDeclarations().isEmpty());
        refuse(file, "package", parsed.getName() != null && !parsed.getName().isEmpty());
    }

    private void refuse(RuleFile file, String statement, boolean isThere) {
        if (isThere) {
            findings.add(
                    file,
                    "statement-not-allowed",
                    0,
                    0,
                    statement,
                    new Text("规则文件里不能写 " + statement, "A rule file holds no " + statement),
                    new Text(
                            "删去它：指标写在 policy.yaml，公式用已有的",
                            "Remove it: indicators stand in policy.yaml, and formulas are given"));
        }
    }

    private @Nullable Phase phase(RuleFile file, RuleDescr rule) {
        for (AttributeDescr attribute : rule.getAttributes().values()) {
            if (!attribute.getName().equals(PHASE_ATTRIBUTE)) {
                findings.add(
                        file,
                        "attribute-not-allowed",
                        rule.getLine(),
                        0,
                        attribute.getName(),
                        new Text("规则里不能写 " + attribute.getName(), "A rule holds no " + attribute.getName()),
                        new Text("删去它", "Remove it"));
            }
        }
        AttributeDescr group = rule.getAttributes().get(PHASE_ATTRIBUTE);
        Phase phase = group == null ? null : Phase.of(unquoted(group.getValue()));
        if (phase == null) {
            findings.add(
                    file,
                    "no-phase",
                    group == null ? 1 : group.getLine(),
                    0,
                    group == null ? null : group.getValue(),
                    new Text("文件没有写明阶段，规则不会执行", "The file names no phase, so its rules would never fire"),
                    new Text(
                            "在第一条规则之前写 agenda-group \"score\"；可用的阶段：" + Phase.groups(),
                            "Write agenda-group \"score\" before the first rule; the phases are " + Phase.groups()));
        }
        return phase;
    }

    private Rule rule(RuleFile file, RuleDescr rule, Phase phase) {
        RuleConditions conditions = new RuleConditions(file, policy, findings);
        List<Rule.Look> looks = conditions.read(rule);
        Set<String> variables = new LinkedHashSet<>(conditions.variables());
        checkTypes(file, rule, phase, conditions.types());
        String item = annotation(rule, "item");
        checkItem(file, rule, item, variables);
        new Consequence(file, policy, findings).check(rule, phase, item, variables);
        String origin = annotation(rule, "origin");
        RuleRef ref = new RuleRef(
                rule.getName(),
                item,
                annotation(rule, "basis"),
                origin(file, rule, origin),
                file.name(),
                rule.getLine());
        return new Rule(
                ref,
                phase,
                List.copyOf(looks),
                Set.copyOf(conditions.types()),
                conditions.isConditional(),
                variables,
                Joins.of(rule));
    }

    /** The item is one of the sheet, or stands in a variable of the rule. */
    /** A fact that is not there yet never matches, so the rule would be silent for ever. */
    private void checkTypes(RuleFile file, RuleDescr rule, Phase phase, Set<String> types) {
        types.stream()
                .filter(type -> phase.compareTo(FactTypes.FIRST_PHASE.getOrDefault(type, Phase.ADMISSION)) < 0)
                .forEach(type -> {
                    String first =
                            FactTypes.FIRST_PHASE.getOrDefault(type, phase).group();
                    findings.add(
                            file,
                            "wrong-phase",
                            rule.getLine(),
                            0,
                            type,
                            new Text(
                                    "在 " + phase.group() + " 阶段还没有 " + type + "，规则不会触发",
                                    "In the phase " + phase.group() + " there is no " + type
                                            + " yet, so the rule never fires"),
                            new Text(
                                    "放到阶段为 " + first + " 或以后的文件里",
                                    "Put the rule into a file of the phase " + first + " or later"));
                });
    }

    private void checkItem(RuleFile file, RuleDescr rule, @Nullable String item, Set<String> variables) {
        Map<String, ?> items = policy.itemsByCode();
        if (item != null && !items.containsKey(item) && !variables.contains(item)) {
            String nearest = NearestName.to(item, items.keySet());
            findings.add(
                    file,
                    "unknown-item",
                    rule.getLine(),
                    0,
                    "@item(" + item + ")",
                    new Text("评分表里没有项目“" + item + "”", "The scoring sheet has no item " + item),
                    nearest == null
                            ? new Text(
                                    "在 policy.yaml 的 items 里加上它，或改用已有的项目",
                                    "Add it under items in policy.yaml, or name another")
                            : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
        }
    }

    private @Nullable Origin origin(RuleFile file, RuleDescr rule, @Nullable String code) {
        if (code == null) {
            return null;
        }
        for (Origin origin : Origin.values()) {
            if (origin.code().equals(code)) {
                return origin;
            }
        }
        findings.add(
                file,
                "unknown-origin",
                rule.getLine(),
                0,
                "@origin(" + code + ")",
                new Text("没有“" + code + "”这种出处", "There is no origin " + code),
                new Text("可写 text、reading、assumed", "Write text, reading or assumed"));
        return null;
    }

    private static @Nullable String annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        return annotation == null || annotation.getSingleValue() == null
                ? null
                : unquoted(annotation.getSingleValue().toString());
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
