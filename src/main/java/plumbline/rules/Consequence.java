package plumbline.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.Phase;
import plumbline.policy.NearestName;
import plumbline.policy.Policy;
import plumbline.policy.Text;

/** Checks what stands between {@code then} and {@code end}: the codes and the placeholders that it names. */
final class Consequence {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> AWARDS =
            Set.of("award", "awardMax", "awardShareOfMax", "awardLessThanMax", "deduct", "annul");

    /** The phases in which a call has its effect; in any other it would be lost, or come too late for the totals. */
    private static final Map<String, Set<Phase>> PHASES = Map.ofEntries(
            Map.entry("exclude", Set.of(Phase.ADMISSION)),
            Map.entry("award", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("awardMax", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("awardShareOfMax", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("awardLessThanMax", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("deduct", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("annul", Set.of(Phase.STANDING)),
            Map.entry("rankBy", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("claim", Set.of(Phase.GRADE, Phase.ALLOCATE)));

    private final RuleFile file;
    private final Policy policy;
    private final RuleFindings findings;

    Consequence(RuleFile file, Policy policy, RuleFindings findings) {
        this.file = file;
        this.policy = policy;
        this.findings = findings;
    }

    void check(RuleDescr rule, Phase phase, @Nullable String item, Set<String> variables) {
        List<Token> tokens = Scanner.scan(String.valueOf(rule.getConsequence()));
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).is("ledger") && tokens.get(i + 1).text().equals(".")) {
                call(rule, tokens, i + 2, item);
                phase(rule, phase, tokens.get(i + 2));
            }
        }
        tokens.stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .forEach(token -> placeholders(rule, token, variables));
    }

    private void call(RuleDescr rule, List<Token> tokens, int at, @Nullable String item) {
        String method = tokens.get(at).text();
        if (AWARDS.contains(method) && item == null) {
            findings.add(
                    file,
                    "no-item",
                    rule.getLine(),
                    0,
                    rule.getName(),
                    new Text("计分的规则没有写明项目", "The rule awards points and names no item"),
                    new Text("在规则名下面写 @item(项目代码)", "Write @item(code) below the rule's name"));
        }
        switch (method) {
            case "figure" -> code(rule, tokens, at, "figures", policy.figuresByCode());
            case "outcome", "cohortOutcome", "claim" -> code(rule, tokens, at, "outcomes", policy.outcomesByCode());
            case "notice" -> code(rule, tokens, at, "notices", policy.noticesByCode());
            case "candidate", "seat" -> code(rule, tokens, at, "quotas", policy.quotasByCode());
            case "grade", "proposeGrade" -> code(rule, tokens, at, "grades", policy.gradesByCode());
            case "rankBy" -> code(rule, tokens, at, "ranking", keys());
            default -> {}
        }
    }

    private void phase(RuleDescr rule, Phase phase, Token method) {
        Set<Phase> allowed = PHASES.getOrDefault(method.text(), Set.of(phase));
        if (!allowed.contains(phase)) {
            String names = allowed.stream().sorted().map(Phase::group).collect(Collectors.joining(", "));
            findings.add(
                    file,
                    "wrong-phase",
                    line(rule, method),
                    0,
                    "ledger." + method.text(),
                    new Text(
                            "在 " + phase.group() + " 阶段不能用 ledger." + method.text(),
                            "ledger." + method.text() + " has no place in the phase " + phase.group()),
                    new Text("放到阶段为 " + names + " 的文件里", "Put the rule into a file of the phase " + names));
        }
    }

    private Map<String, String> keys() {
        return policy.postedKeys().stream().collect(Collectors.toMap(key -> key, key -> key));
    }

    /** The code is the first string of the call. */
    private void code(RuleDescr rule, List<Token> tokens, int at, String list, Map<String, ?> known) {
        tokens.stream()
                .skip(at)
                .filter(token -> token.kind() == Token.Kind.STRING)
                .findFirst()
                .ifPresent(token -> {
                    String code = token.text().substring(1, token.text().length() - 1);
                    if (!known.containsKey(code)) {
                        unknownCode(rule, token, list, code, known.keySet());
                    }
                });
    }

    private void unknownCode(RuleDescr rule, Token token, String list, String code, Set<String> known) {
        String nearest = NearestName.to(code, known);
        findings.add(
                file,
                "unknown-code",
                line(rule, token),
                0,
                token.text(),
                new Text(
                        "policy.yaml 的 " + list + " 里没有“" + code + "”",
                        "policy.yaml has no " + code + " under " + list),
                nearest == null
                        ? new Text("在 policy.yaml 里补上它", "Add it in policy.yaml")
                        : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
    }

    private void placeholders(RuleDescr rule, Token token, Set<String> variables) {
        Matcher matcher = PLACEHOLDER.matcher(token.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean known = name.equals("points")
                    || variables.contains(name)
                    || policy.indicatorsByCode().containsKey(name)
                    || policy.records()
                            .flatMap(records -> records.fields().stream())
                            .anyMatch(member -> member.code().equals(name));
            if (!known) {
                findings.add(
                        file,
                        "unknown-placeholder",
                        line(rule, token),
                        0,
                        token.text(),
                        new Text(
                                "“{" + name + "}”既不是指标，也不是规则里的变量",
                                "{" + name + "} is neither an indicator nor a variable of the rule"),
                        new Text(
                                "写指标代码，如 {" + policy.indicators().get(0).code() + "}，或 when 部分的变量",
                                "Write an indicator's code, or a variable that the conditions bind"));
            }
        }
    }

    private static int line(RuleDescr rule, Token token) {
        return rule.getConsequenceLine() + token.line();
    }
}
