package plumbline.rules.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleParser;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.Token;

/** Reads the Chinese names in the rules of a policy as the codes that they stand for. Immutable. */
public final class RuleNames {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}$]+)}");
    static final String LEDGER = "ledger";

    private final Vocabulary all;

    public RuleNames(Policy policy, RuleApi api) {
        this.all = new Vocabulary(policy, api);
    }

    /** The rule in codes. A name that may mean several of them is told, and read as one of them. */
    public RuleText inCodes(FileFindings findings, RuleText rule) {
        RuleText whole = withLedger(rule);
        Map<Token, Token> read = new HashMap<>();
        for (NameUses.Use use : uses(findings, whole)) {
            String code = replaced(use, name -> code(findings, use, name));
            if (!code.equals(use.at().text())) {
                read.put(use.at(), use.at().as(code));
            }
        }
        return read.isEmpty() ? whole : each(whole, token -> read.getOrDefault(token, token));
    }

    /** The name of a phase as its agenda group. */
    public Token phase(Token phase) {
        return phase.as(replaced(ofPhase(phase), all.phases::code));
    }

    NameUses.Use ofPhase(Token phase) {
        return new NameUses.Use(phase, all.phases, false);
    }

    /** Whether it is the name of a call of the ledger. */
    boolean isCall(NameUses.Use use) {
        return use.known() == all.calls;
    }

    private static String code(FileFindings findings, NameUses.Use use, String name) {
        Set<String> meant = use.known().codes(name);
        if (meant.size() > 1) {
            findings.error(use.at(), "ambiguous-name", name, meant);
            return meant.iterator().next();
        }
        return use.known().code(name);
    }

    /** The names of a rule whose calls are whole; what cannot be read has none. */
    List<NameUses.Use> uses(FileFindings findings, RuleText whole) {
        FileFindings untold = new FileFindings(findings.file(), new RuleFindings());
        return NameUses.of(all, RuleParser.parse(untold, whole));
    }

    /** The piece with each of its names replaced. */
    static String replaced(NameUses.Use use, Function<String, @Nullable String> names) {
        String text = use.at().text();
        if (use.isText()) {
            return PLACEHOLDER
                    .matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement("{" + or(names.apply(found.group(1)), found.group(1)) + "}"));
        }
        boolean isQuoted = use.at().kind() == Token.Kind.STRING;
        String name = use.at().unquoted();
        String other = or(names.apply(name), name);
        return isQuoted && text.length() > 1 ? text.charAt(0) + other + text.substring(text.length() - 1) : other;
    }

    private static String or(@Nullable String name, String otherwise) {
        return name == null ? otherwise : name;
    }

    /** A Chinese name of a call stands without the ledger: what is between then and end calls nothing else. */
    static RuleText withLedger(RuleText rule) {
        List<Token> whole = new ArrayList<>();
        List<Token> consequence = rule.consequence();
        for (int i = 0; i < consequence.size(); i++) {
            Token token = consequence.get(i);
            boolean begins = i == 0 || consequence.get(i - 1).isText(";");
            if (begins
                    && isChinese(token)
                    && i + 1 < consequence.size()
                    && consequence.get(i + 1).isText("(")) {
                whole.add(new Token(Token.Kind.WORD, LEDGER, token.start(), token.line(), token.column(), ""));
                whole.add(new Token(Token.Kind.SYMBOL, ".", token.start(), token.line(), token.column(), ""));
            }
            whole.add(token);
        }
        return new RuleText(rule.start(), rule.name(), rule.head(), rule.conditions(), rule.then(), whole, rule.end());
    }

    private static boolean isChinese(Token token) {
        return token.kind() == Token.Kind.WORD && token.text().charAt(0) > '~';
    }

    private static RuleText each(RuleText rule, Function<Token, Token> read) {
        return new RuleText(
                rule.start(),
                rule.name(),
                rule.head().stream().map(read).toList(),
                rule.conditions().stream().map(read).toList(),
                rule.then(),
                rule.consequence().stream().map(read).toList(),
                rule.end());
    }
}
