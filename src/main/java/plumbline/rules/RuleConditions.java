package plumbline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import plumbline.policy.NearestName;
import plumbline.policy.Policy;
import plumbline.policy.Text;

/** What the conditions of one rule look at, checked against the types and fields that the policy declares. */
final class RuleConditions {
    private static final Set<String> NO_FIELDS = Set.of(
            "this",
            "null",
            "true",
            "false",
            "in",
            "not",
            "and",
            "or",
            "matches",
            "contains",
            "memberOf",
            "str",
            "startsWith",
            "endsWith",
            "excludes",
            "soundslike");

    private final RuleFile file;
    private final RuleFindings findings;
    private final Map<String, List<String>> fieldsByType;
    private final List<Rule.Look> looks = new ArrayList<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> variables = new LinkedHashSet<>();

    RuleConditions(RuleFile file, Policy policy, RuleFindings findings) {
        this.file = file;
        this.findings = findings;
        this.fieldsByType = new FactTypes(policy).fieldsByType();
    }

    /** What the rule's own patterns look at; those inside of accumulate and not are checked as well. */
    List<Rule.Look> read(RuleDescr rule) {
        walk(rule.getLhs(), true);
        return looks;
    }

    /** The types of all facts that the conditions mention. */
    Set<String> types() {
        return types;
    }

    /** The variables that the conditions bind. */
    Set<String> variables() {
        return variables;
    }

    private void walk(BaseDescr part, boolean isMatched) {
        if (part instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            walk(accumulate.getInput(), false);
            accumulate.getFunctions().forEach(function -> bind(function.getBind()));
        } else if (part instanceof PatternDescr pattern) {
            pattern(pattern, isMatched);
        } else if (part instanceof ConditionalElementDescr group) {
            boolean matched = isMatched && part instanceof org.drools.drl.ast.descr.AndDescr;
            group.getDescrs().forEach(each -> walk((BaseDescr) each, matched));
        }
    }

    private void pattern(PatternDescr pattern, boolean isMatched) {
        bind(pattern.getIdentifier());
        String type = pattern.getObjectType();
        types.add(type);
        List<String> fields = fieldsByType.get(type);
        if (fields == null) {
            unknown(
                    pattern,
                    "unknown-type",
                    type,
                    fieldsByType.keySet(),
                    new Text("没有“" + type + "”这类对象", "There is no type " + type));
            return;
        }
        Set<String> read = new LinkedHashSet<>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            List<Token> tokens = Scanner.scan(constraint.getText());
            for (int i = 0; i < tokens.size(); i++) {
                String field = field(tokens, i);
                if (field != null && fields.contains(field)) {
                    read.add(field);
                } else if (field != null) {
                    unknown(
                            constraint,
                            "unknown-field",
                            field,
                            fields,
                            new Text(type + " 没有“" + field + "”这个指标", type + " has no " + field));
                }
            }
        }
        if (isMatched && !read.isEmpty()) {
            looks.add(new Rule.Look(pattern.getIdentifier(), type, List.copyOf(read)));
        }
    }

    /** The field that the token names, or null when it is something else. */
    private @Nullable String field(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.kind() != Token.Kind.WORD || NO_FIELDS.contains(token.text())) {
            return null;
        }
        String next = i + 1 < tokens.size() ? tokens.get(i + 1).text() : "";
        String previous = i > 0 ? tokens.get(i - 1).text() : "";
        if (next.equals(":") && i == 0) {
            bind(token.text());
            return null;
        }
        return next.equals("(") || previous.equals(".") || token.text().startsWith("$") ? null : token.text();
    }

    private void bind(@Nullable String variable) {
        if (variable != null && !variable.isEmpty()) {
            variables.add(variable);
        }
    }

    private void unknown(BaseDescr at, String code, String name, java.util.Collection<String> known, Text message) {
        String nearest = NearestName.to(name, known);
        String all = String.join("、", known);
        findings.add(
                file,
                code,
                Math.max(at.getLine(), 0),
                0,
                RuleFindings.line(file, at.getLine()),
                message,
                nearest == null
                        ? new Text("可写：" + all, "The names are: " + String.join(", ", known))
                        : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
    }
}
