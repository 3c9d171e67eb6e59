package plumbline.rules.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.ledger.PostingKind;
import plumbline.policy.Labels;
import plumbline.policy.Policy;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Text;

/** Checks the placeholders in the reasons that rules give. */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern OPEN = Pattern.compile("[{}]");

    private final Policy policy;
    private final FileFindings findings;

    Placeholders(Policy policy, FileFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    /** The names in the placeholders of the texts among the tokens. */
    public static Set<String> names(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .flatMap(token -> PLACEHOLDER.matcher(token.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /**
     * Checks one text.
     *
     * @param ofSubject whether the reason is about a subject, whose indicators it may show
     * @param called the call that it is given to, whose record and points it may show
     */
    void check(Token text, boolean ofSubject, Signature called, Map<String, Value> variables) {
        Set<String> codes = new TreeSet<>();
        // A call that fits nothing says nothing of what may be shown.
        boolean isUnknown = called.arguments().isEmpty();
        if (isUnknown || called.arguments().stream().anyMatch(argument -> argument.sort() == Value.Sort.RECORD)) {
            policy.records().flatMap(records -> records.fields().stream()).forEach(member -> codes.add(member.code()));
        }
        if (ofSubject) {
            codes.addAll(policy.fieldsByCode().keySet());
        }
        Set<String> names = new TreeSet<>(variables.keySet());
        names.addAll(codes);
        if (called.posts() == null || called.posts().value() == PostingKind.ITEM) {
            names.add("points");
        }
        Matcher matcher = PLACEHOLDER.matcher(text.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!names.contains(name)) {
                findings.add(
                        "unknown-placeholder",
                        within(text, matcher.start()),
                        new Text(
                                "“{" + name + "}”既不是指标，也不是规则里的变量",
                                "{" + name + "} is neither an indicator nor a variable of the rule"),
                        new Labels(policy)
                                .instead(
                                        name,
                                        names,
                                        new Text(
                                                "写指标代码，如 {"
                                                        + policy.indicators()
                                                                .get(0)
                                                                .code() + "}，或 when 部分的变量，如 {$x}",
                                                "Write an indicator's code, or a variable that the conditions bind")));
            }
        }
        Matcher open = OPEN.matcher(
                matcher.replaceAll(found -> " ".repeat(found.group().length())));
        if (open.find()) {
            findings.add(
                    "unknown-placeholder",
                    within(text, open.start()),
                    new Text("“" + open.group() + "”没有配对", open.group() + " is not paired"),
                    new Text("占位写成 {指标} 或 {$变量}，两边都是半角花括号", "A placeholder is written {indicator} or {$variable}"));
        }
    }

    private static Token within(Token text, int offset) {
        return new Token(text.kind(), text.text(), text.start(), text.line(), text.column() + offset);
    }
}
