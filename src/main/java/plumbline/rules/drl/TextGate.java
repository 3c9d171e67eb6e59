package plumbline.rules.drl;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.text.Finding;

/**
 * Refuses, before a rule is read, what is too much of it and the words of the engine's language and of Java that rules
 * do without: the author learns what to write instead. What the engine compiles rests on it in two things: the signs of a
 * variable's name, which is printed as it is, and how deep brackets go.
 */
public final class TextGate {
    public static final int MAX_NESTING = 24;
    public static final int MAX_TOKENS_OF_RULE = 2000;
    public static final int MAX_LENGTH_OF_TEXT = 1200;
    static final int MAX_LENGTH_OF_WORD = 90;

    private static final Pattern VARIABLE = Pattern.compile("[$][\\p{L}\\p{N}_]{1,64}");

    /** Each of a row of these nests what comes after it. */
    private static final Set<String> PREFIXES = Set.of("not", "exists", "!", "-");

    private final FileFindings told;
    private final RuleFindings found = new RuleFindings();
    private final FileFindings findings;
    private final Set<String> declared = new HashSet<>();

    /**
     * Holds one file against the words that rules may use.
     *
     * @param fieldsByType the fields of each type of facts: a policy may use words that would be refused elsewhere
     */
    public TextGate(Map<String, ? extends Map<String, ?>> fieldsByType, FileFindings told) {
        this.declared.addAll(fieldsByType.keySet());
        fieldsByType.values().forEach(fields -> declared.addAll(fields.keySet()));
        this.told = told;
        this.findings = new FileFindings(told.file(), found);
    }

    /**
     * The lines that hold something that is refused; the findings say what.
     *
     * @param odd lines of which it is known already what is wrong with them
     */
    public Set<Integer> lines(List<RuleText> rules, Set<Integer> odd) {
        new RawText(findings).check();
        rules.forEach(this::check);
        List<Finding> refused = found.all().stream()
                .filter(finding -> !odd.contains(finding.line()))
                .toList();
        refused.forEach(told.all()::add);
        return refused.stream().map(Finding::line).collect(Collectors.toSet());
    }

    private void check(RuleText rule) {
        if (rule.length() > MAX_TOKENS_OF_RULE) {
            findings.error(rule.name(), "too-large");
        }
        size(rule.all());
        Stream.concat(rule.conditions().stream(), rule.consequence().stream()).forEach(this::word);
    }

    private void size(List<Token> tokens) {
        int open = 0;
        int prefixes = 0;
        for (Token token : tokens) {
            boolean isText = token.kind() == Token.Kind.STRING;
            prefixes = PREFIXES.contains(token.text()) ? prefixes + 1 : 0;
            open += isText ? 0 : token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
            if (open > MAX_NESTING || prefixes > MAX_NESTING) {
                findings.error(token, "too-deep", MAX_NESTING);
                return;
            }
            if (token.text().length() > (isText ? MAX_LENGTH_OF_TEXT : MAX_LENGTH_OF_WORD)) {
                findings.error(token, "too-long");
            }
        }
    }

    private void word(Token token) {
        boolean isOfPolicy = declared.contains(token.text());
        Forbidden forbidden = token.kind() == Token.Kind.WORD && !isOfPolicy ? Forbidden.of(token.text()) : null;
        if (forbidden != null) {
            findings.error(token, forbidden.key(), token.text());
        } else if (token.kind() == Token.Kind.WORD
                && token.text().startsWith("$")
                && !VARIABLE.matcher(token.text()).matches()) {
            findings.error(token, "variable-name");
        }
    }
}
