package plumbline.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.rules.drl.Characters;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.ConditionParser;
import plumbline.rules.drl.Cursor;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleSplitter;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.Scanner;
import plumbline.rules.drl.SyntaxFault;
import plumbline.rules.drl.TextGate;
import plumbline.rules.drl.Token;
import plumbline.text.NearestName;
import plumbline.text.Text;

/**
 * Reads rule files without compiling them. What rules may say is a small part of the engine's language; it is read here
 * in full, so that whoever writes a rule is told in plain words, at line and column, what is wrong with it, and so that
 * the faults of one rule do not hide those of another.
 */
public final class RuleFileReader {
    private final Policy policy;
    private final RuleFindings findings;
    private final FieldValues known;
    private final SheetCheck sheet;
    private final Map<String, String> places = new HashMap<>();

    public RuleFileReader(Policy policy, RuleFindings findings) {
        this.policy = policy;
        this.findings = findings;
        this.known = new FieldValues(policy);
        this.sheet = new SheetCheck(policy, findings);
    }

    /** The file's rules; what is wrong with it is added to the findings. */
    public List<Rule> read(RuleFile file) {
        List<Token> tokens = Scanner.scan(file.text());
        // A sign that is none makes no sense of what stands around it, so its rule is not read any further.
        Set<Integer> oddLines = new HashSet<>(new Characters(file, findings).lines(tokens));
        oddLines.addAll(new TextGate(file, new FactTypes(policy).fieldsByType(), findings).lines(tokens, oddLines));
        RuleSplitter outline = RuleSplitter.of(file, findings, tokens);
        if (outline.rules().isEmpty() && findings.isWithout(file)) {
            findings.add(
                    file,
                    "no-rules",
                    1,
                    1,
                    null,
                    new Text("文件里没有一条规则，可能被清空或截断了", "The file holds no rule; it may have been emptied or cut off"),
                    new Text("把规则写回来；不用的文件删去", "Put its rules back, or remove the file"));
        }
        Phase phase = phase(file, outline);
        List<Rule> rules = new ArrayList<>();
        for (RuleText rule : outline.rules()) {
            boolean isOdd = oddLines.stream()
                    .anyMatch(line ->
                            line >= rule.start().line() && line <= rule.end().line());
            if (isNew(file, rule) && !isOdd) {
                rules.add(rule(file, rule, phase));
            }
        }
        return rules;
    }

    /** What is wrong with all rules together, once all files are read. */
    public void finish() {
        sheet.finish();
    }

    private @Nullable Phase phase(RuleFile file, RuleSplitter outline) {
        Token group = outline.phase();
        if (group == null && outline.rules().isEmpty()) {
            return null;
        }
        Phase phase = group == null ? null : Phase.of(group.unquoted());
        if (phase == null) {
            String nearest = group == null ? null : NearestName.to(group.unquoted(), Phase.names());
            findings.add(
                    file,
                    "no-phase",
                    group == null ? 1 : group.line(),
                    group == null ? 1 : group.column(),
                    group == null ? null : RuleFindings.line(file, group.line()),
                    group == null
                            ? new Text("文件没有写明阶段，规则不会执行", "The file names no phase, so its rules would never fire")
                            : new Text(
                                    "没有“" + group.unquoted() + "”这个阶段，规则不会执行",
                                    "There is no phase " + group.unquoted() + ", so the rules would never fire"),
                    nearest != null
                            ? new Text("是不是 \"" + nearest + "\"？", "Did you mean \"" + nearest + "\"?")
                            : new Text(
                                    "在第一条规则之前写 agenda-group \"score\"；可用的阶段：" + Phase.groups(),
                                    "Write agenda-group \"score\" before the first rule; the phases are "
                                            + Phase.groups()));
        }
        return phase;
    }

    private boolean isNew(RuleFile file, RuleText rule) {
        if (rule.name().kind() != Token.Kind.STRING) {
            return true;
        }
        String place = file.name() + ":" + rule.start().line();
        String earlier = places.putIfAbsent(rule.title(), place);
        if (earlier != null) {
            findings.add(
                    file,
                    "duplicate-rule",
                    rule.name(),
                    new Text("规则名与 " + earlier + " 的重复", "The rule's name is that of " + earlier + " already"),
                    new Text("换一个规则名", "Give it another name"));
        }
        return earlier == null;
    }

    private Rule rule(RuleFile file, RuleText rule, @Nullable Phase phase) {
        RuleHead head = RuleHead.read(file, findings, rule);
        ConditionCheck conditions = new ConditionCheck(file, findings, known);
        List<Condition> read = new ArrayList<>();
        boolean isRead = conditions(file, rule, conditions, phase, read);
        Set<String> variables = new LinkedHashSet<>(conditions.variables().keySet());
        String item = head.item();
        if (isRead) {
            head.checkItem(policy, variables);
        }
        List<String> calls = new ConsequenceCheck(file, policy, findings, known)
                .check(rule, phase, item, isRead ? conditions.variables() : supposed(rule, conditions));
        boolean isCertain = !conditions.isConditional()
                && conditions.types().equals(Set.of(policy.subject().factType()));
        sheet.add(file, rule, item, calls, isCertain);
        RuleRef ref = new RuleRef(
                rule.title(),
                item,
                head.basis(),
                head.origin(),
                file.name(),
                rule.start().line());
        JoinShape joins = JoinShape.of(read);
        checkCombinations(file, rule, joins);
        return new Rule(
                ref,
                phase == null ? Phase.ADMISSION : phase,
                List.copyOf(conditions.looks()),
                Set.copyOf(conditions.types()),
                Set.copyOf(conditions.reads()),
                conditions.isConditional(),
                variables,
                joins);
    }

    /** A rule that cannot be run on a cohort of everyday size is refused, however few subjects the pack's cases have. */
    private void checkCombinations(RuleFile file, RuleText rule, JoinShape joins) {
        Set<String> subjectTypes = Set.of(policy.subject().factType(), "Standing", "Seat", "Sum");
        Set<String> recordTypes =
                policy.records().map(ValueKind.Records::factType).collect(Collectors.toSet());
        long combinations = joins.combinationsOfEverydayCohort(subjectTypes, recordTypes);
        long most = JoinShape.MOST_COMBINATIONS;
        if (combinations > most) {
            String subjects = String.valueOf(JoinShape.EVERYDAY_SUBJECTS);
            findings.add(
                    file,
                    "too-many-combinations",
                    rule.name(),
                    new Text(
                            "有 " + subjects + " 个对象时，这条规则的条件就要比对约 " + combinations + " 种组合，最多 " + most + " 种",
                            "With " + subjects + " subjects the conditions of this rule combine some " + combinations
                                    + " facts; at most " + most + " are allowed"),
                    new Text(
                            "用 == 把各个对象联系起来，如 owner == $bank；只需判断有没有时用 exists 或 not",
                            "Tie the patterns together by ==, such as owner == $bank"));
        }
    }

    /** What conditions that cannot be read seem to bind, so that nothing is found unknown for that alone. */
    private static Map<String, Value> supposed(RuleText rule, ConditionCheck conditions) {
        Map<String, Value> variables = new LinkedHashMap<>(conditions.variables());
        rule.conditions().stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(token -> token.text().startsWith("$") ? token.text() : "$" + token.text())
                .forEach(name -> variables.putIfAbsent(name, Value.ANY));
        return variables;
    }

    /** Whether all conditions could be read; those that could are added to the list. */
    private boolean conditions(
            RuleFile file, RuleText rule, ConditionCheck conditions, @Nullable Phase phase, List<Condition> read) {
        ConditionParser parser = new ConditionParser(new Cursor(rule.conditions(), rule.then()));
        try {
            while (!parser.isAtEnd()) {
                Token at = parser.peek();
                Condition condition = parser.next();
                read.add(condition);
                Set<String> before = Set.copyOf(conditions.types());
                conditions.check(condition);
                conditions.types().stream()
                        .filter(type -> !before.contains(type))
                        .forEach(type -> checkType(file, at, phase, type));
            }
            return true;
        } catch (SyntaxFault fault) {
            fault.addTo(findings, file);
            return false;
        }
    }

    /** A fact that is not there yet never matches, so the rule would be silent for ever. */
    private void checkType(RuleFile file, Token at, @Nullable Phase phase, String type) {
        if (type.equals("AsOf") && !policy.request().asOfRequired()) {
            findings.add(
                    file,
                    "as-of-not-required",
                    at,
                    new Text(
                            "请求可以不写 asOf，那时没有 AsOf，这条规则就不起作用",
                            "A request may leave out asOf; there is no AsOf then, and the rule has no effect"),
                    new Text("在 policy.yaml 里写 asOf: required", "Write asOf: required in policy.yaml"));
        }
        Phase first = FactTypes.FIRST_PHASE.getOrDefault(type, Phase.ADMISSION);
        if (phase != null && phase.compareTo(first) < 0) {
            findings.add(
                    file,
                    "wrong-phase",
                    at,
                    new Text(
                            "在 " + phase.group() + " 阶段还没有 " + type + "，规则不会触发",
                            "In the phase " + phase.group() + " there is no " + type + " yet, so the rule never fires"),
                    new Text(
                            "放到阶段为 " + first.group() + " 或以后的文件里",
                            "Put the rule into a file of the phase " + first.group() + " or later"));
        }
    }
}
