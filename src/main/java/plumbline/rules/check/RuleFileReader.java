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
import plumbline.facts.FactKinds;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.rules.drl.Characters;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleParser;
import plumbline.rules.drl.RuleSplitter;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.RuleTree;
import plumbline.rules.drl.Scanner;
import plumbline.rules.drl.TextGate;
import plumbline.rules.drl.Token;
import plumbline.rules.names.RuleNames;
import plumbline.text.Finding;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;

/**
 * Reads rule files without compiling them. What rules may say is a small part of the engine's language; it is read here
 * in full, so that whoever writes a rule is told in plain words, at line and column, what is wrong with it, and so that
 * the faults of one rule do not hide those of another.
 */
public final class RuleFileReader {
    private final Policy policy;
    private final RuleFindings all;
    private final FieldValues known;
    private final RuleNames names;
    private final SheetCheck sheet;
    private final PhaseCheck phases;
    private final Map<String, String> places = new HashMap<>();
    private int count;

    public RuleFileReader(Policy policy, RuleApi api, RuleFindings findings) {
        this.policy = policy;
        this.all = findings;
        this.known = new FieldValues(policy, api);
        this.names = new RuleNames(policy, api);
        this.sheet = new SheetCheck(policy, findings);
        this.phases = new PhaseCheck(policy, names);
    }

    /**
     * The file's rules; what is wrong with it is added to the findings.
     *
     * @throws PackRejected when the pack has too many rules to look at them
     */
    public List<Rule> read(RuleFile file) throws PackRejected {
        FileFindings findings = new FileFindings(file, all);
        List<Token> tokens = Scanner.scan(file.text());
        RuleSplitter splitter = RuleSplitter.of(findings, tokens);
        count += splitter.rules().size();
        if (count > PackLimits.RULES) {
            all.add(tooMany(file));
            all.throwIfAny();
        }
        // A sign that is not one makes no sense of what is around it, so its rule is not read any further.
        Set<Integer> oddLines = new HashSet<>(new Characters(findings).lines(tokens));
        oddLines.addAll(new TextGate(known.byType(), findings).lines(splitter.rules(), oddLines));
        if (splitter.rules().isEmpty() && findings.isEmpty()) {
            findings.error(1, 1, null, "no-rules");
        }
        Phase phase = phases.of(findings, splitter);
        List<Rule> rules = new ArrayList<>();
        for (RuleText rule : splitter.rules()) {
            boolean isOdd = oddLines.stream()
                    .anyMatch(line ->
                            line >= rule.start().line() && line <= rule.end().line());
            if (isNew(findings, rule) && !isOdd) {
                rules.add(rule(findings, RuleParser.parse(findings, names.inCodes(findings, rule)), phase));
            }
        }
        return rules;
    }

    private static Finding tooMany(RuleFile file) {
        return Finding.error(file.name(), 0, 0, null, "too-many-rules", PackLimits.RULES);
    }

    /** What is wrong with all rules together, once all files are read. */
    public void finish() {
        sheet.finish();
    }

    private boolean isNew(FileFindings findings, RuleText rule) {
        if (rule.name().kind() != Token.Kind.STRING) {
            return true;
        }
        String place = findings.file().name() + ":" + rule.start().line();
        String earlier = places.putIfAbsent(rule.title(), place);
        if (earlier != null) {
            findings.error(rule.name(), "duplicate-rule", earlier);
        }
        return earlier == null;
    }

    private Rule rule(FileFindings findings, RuleTree tree, @Nullable Phase phase) {
        RuleHead head = RuleHead.read(findings, tree.text());
        ConditionCheck conditions = new ConditionCheck(findings, known);
        for (Condition condition : tree.conditions()) {
            Set<String> before = Set.copyOf(conditions.types());
            conditions.check(condition);
            conditions.types().stream()
                    .filter(type -> !before.contains(type))
                    .forEach(type -> phases.check(findings, condition.at(), phase, type));
        }
        Set<String> variables = new LinkedHashSet<>(conditions.variables().keySet());
        String item = head.item();
        if (tree.isWhole()) {
            head.checkItem(policy, variables);
        }
        Set<String> items = Measuring.items(policy, tree.conditions(), item);
        List<Signature> calls = new ConsequenceCheck(policy, findings, known)
                .check(
                        tree,
                        phase,
                        item,
                        items,
                        tree.isWhole() ? conditions.variables() : supposed(tree.text(), conditions));
        boolean isCertain = !conditions.isConditional()
                && conditions.types().equals(Set.of(policy.subject().factType()));
        sheet.add(findings, tree.text(), items, calls, isCertain);
        RuleRef ref = new RuleRef(
                tree.name(),
                item,
                head.basis(),
                head.origin(),
                findings.file().name(),
                tree.text().start().line());
        JoinShape joins = JoinShape.of(tree.conditions());
        checkCombinations(findings, tree.text(), joins);
        return new Rule(
                ref,
                phase == null ? Phase.ADMISSION : phase,
                conditions.exact().in(tree),
                List.copyOf(conditions.looks()),
                Set.copyOf(conditions.types()),
                Set.copyOf(conditions.reads()),
                conditions.isConditional(),
                variables,
                joins,
                items,
                Measuring.named(tree.conditions()));
    }

    /** A rule that cannot be run on a cohort of everyday size is refused, however few subjects the pack's cases have. */
    private void checkCombinations(FileFindings findings, RuleText rule, JoinShape joins) {
        Set<String> subjectTypes = new HashSet<>(FactKinds.ofSubjects());
        subjectTypes.add(policy.subject().factType());
        policy.tables().stream()
                .filter(table -> table.steps() != null)
                .forEach(table -> subjectTypes.add(table.factType()));
        Set<String> recordTypes =
                policy.records().map(ValueKind.Records::factType).collect(Collectors.toSet());
        long combinations = joins.combinationsOfEverydayCohort(subjectTypes, recordTypes);
        long most = JoinShape.MOST_COMBINATIONS;
        if (combinations > most) {
            String subjects = String.valueOf(JoinShape.EVERYDAY_SUBJECTS);
            findings.error(rule.name(), "too-many-combinations", subjects, combinations, most);
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
}
