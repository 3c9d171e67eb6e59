package plumbline.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
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

    private static final Set<String> COMPARED = Set.of("<", ">", "=", "!", "in", "matches", "contains");

    /** By these a rule picks the figure, sum or record that belongs to what it looks at; there always is one. */
    private static final Set<String> PICKED_BY = Set.of("code", "of", "subject", "owner");

    private final RuleFile file;
    private final RuleFindings findings;
    private final FactTypes factTypes;
    private final Map<String, List<String>> fieldsByType;
    private final List<Rule.Look> looks = new ArrayList<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> variables = new LinkedHashSet<>();
    private boolean conditional;

    RuleConditions(RuleFile file, Policy policy, RuleFindings findings) {
        this.file = file;
        this.findings = findings;
        this.factTypes = new FactTypes(policy);
        this.fieldsByType = factTypes.fieldsByType();
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

    /** Whether the rule fires for some subjects or cohorts only. */
    boolean isConditional() {
        return conditional;
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
            boolean matched = isMatched && part instanceof AndDescr;
            conditional |= !(part instanceof AndDescr);
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
            new Comparisons(file, findings, factTypes).check(constraint, type, tokens);
            conditional |= isMatched && narrows(type, tokens);
            ownFieldsOnly(constraint, tokens);
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

    /** What is bound by a formula may use the fields of its own pattern; the engine fails at others, and late. */
    private void ownFieldsOnly(BaseDescr constraint, List<Token> tokens) {
        boolean bindsFormula = tokens.size() > 3
                && tokens.get(1).text().equals(":")
                && tokens.get(2).kind() == Token.Kind.WORD
                && tokens.get(3).text().equals("(");
        int open = 0;
        for (int i = 3; bindsFormula && i < tokens.size() && (i == 3 || open > 0); i++) {
            String text = tokens.get(i).text();
            open += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (text.startsWith("$")) {
                findings.add(
                        file,
                        "variable-in-binding",
                        Math.max(constraint.getLine(), 0),
                        0,
                        RuleFindings.line(file, constraint.getLine()),
                        new Text(
                                tokens.get(0).text() + " 的公式用了别处的变量 " + text,
                                "The formula of " + tokens.get(0).text() + " uses the variable " + text),
                        new Text(
                                "冒号后的公式只能用本对象的指标；变量放在比较符号的另一边，或在 then 部分计算",
                                "A formula behind a colon uses the fields of its own object; put the variable on the"
                                        + " other side of a comparison, or compute it behind then"));
                return;
            }
        }
    }

    /** Whether the constraint leaves some facts out, rather than bind a value or pick the one fact of a name. */
    private static boolean narrows(String type, List<Token> tokens) {
        boolean binds = tokens.size() > 2 && tokens.get(1).text().equals(":");
        boolean compares = tokens.stream().anyMatch(token -> COMPARED.contains(token.text()));
        boolean picks = PICKED_BY.contains(tokens.get(0).text()) && !type.equals("Seat");
        return !picks && (compares || !binds);
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

    private void unknown(BaseDescr at, String code, String name, Collection<String> known, Text message) {
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
