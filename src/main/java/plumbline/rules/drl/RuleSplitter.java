package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.text.NearestName;

/** Takes a rule file apart at its keywords. A rule that lacks one is named, and the others are read all the same. */
public final class RuleSplitter {
    private static final List<String> PARTS = List.of("rule", "when", "then", "end");
    private static final Set<String> STATEMENTS =
            Set.of("import", "package", "global", "function", "declare", "query", "unit", "dialect");

    private final FileFindings findings;
    private final List<Token> tokens;
    private final List<RuleText> rules = new ArrayList<>();
    private @Nullable Token phase;
    private int at;

    private RuleSplitter(FileFindings findings, List<Token> tokens) {
        this.findings = findings;
        this.tokens = tokens;
    }

    public static RuleSplitter of(FileFindings findings, List<Token> tokens) {
        RuleSplitter splitter = new RuleSplitter(findings, tokens);
        while (splitter.at < tokens.size()) {
            splitter.statement();
        }
        return splitter;
    }

    public List<RuleText> rules() {
        return rules;
    }

    /** The name of the file's phase, in its quotes; null when it gives none. */
    @Nullable
    public Token phase() {
        return phase;
    }

    private void statement() {
        Token token = tokens.get(at);
        if (token.is("rule")) {
            rule();
        } else if (isPhase()) {
            phase(tokens.get(at + 3));
            at += 4;
        } else if (isMisspeltRule()) {
            misspelt(token, "rule");
            rule();
        } else {
            refuse(token);
            int line = token.line();
            while (at < tokens.size() && (tokens.get(at).line() == line || !opens(at))) {
                at++;
            }
        }
    }

    private boolean isPhase() {
        return at + 3 < tokens.size()
                && tokens.get(at).is("agenda")
                && tokens.get(at + 1).isText("-")
                && tokens.get(at + 2).is("group")
                && tokens.get(at + 3).kind() == Token.Kind.STRING;
    }

    private void phase(Token group) {
        if (phase != null || !rules.isEmpty()) {
            findings.error(tokens.get(at), "second-phase");
        }
        phase = group;
    }

    private boolean isMisspeltRule() {
        Token token = tokens.get(at);
        return at + 1 < tokens.size()
                && tokens.get(at + 1).kind() == Token.Kind.STRING
                && token.kind() == Token.Kind.WORD
                && NearestName.to(token.text(), List.of("rule")) != null;
    }

    /** Whether a statement may begin here. */
    private boolean opens(int i) {
        boolean isFirst = i == 0 || tokens.get(i - 1).line() < tokens.get(i).line();
        String word = tokens.get(i).text();
        return isFirst && (word.equals("rule") || word.equals("agenda") || STATEMENTS.contains(word));
    }

    private void refuse(Token token) {
        if (findings.file().text().startsWith("/*", token.start())) {
            return;
        }
        if (STATEMENTS.contains(token.text())) {
            findings.error(token, "statement-not-allowed", token.text());
        } else {
            findings.error(token, token.is("agenda") ? "outside-of-rules.agenda" : "outside-of-rules", token.text());
        }
    }

    private void rule() {
        Token start = tokens.get(at++);
        Token name = at < tokens.size() && tokens.get(at).kind() == Token.Kind.STRING ? tokens.get(at++) : null;
        if (name == null) {
            findings.error(start, "missing-name");
            while (at < tokens.size() && tokens.get(at).line() == start.line() && !isKeyword(tokens.get(at))) {
                at++;
            }
        }
        List<List<Token>> parts = new ArrayList<>();
        List<Token> borders = new ArrayList<>();
        while (parts.size() < PARTS.size() - 1) {
            String keyword = PARTS.get(parts.size() + 1);
            List<Token> part = new ArrayList<>();
            while (at < tokens.size() && !isKeyword(tokens.get(at)) && !isMisspelt(keyword)) {
                part.add(tokens.get(at++));
            }
            if (at < tokens.size() && isMisspelt(keyword)) {
                misspelt(tokens.get(at), keyword);
            } else if (at >= tokens.size() || !tokens.get(at).is(keyword)) {
                missing(start, keyword);
                skipRule();
                return;
            }
            parts.add(part);
            borders.add(tokens.get(at++));
        }
        rules.add(new RuleText(
                start,
                name == null ? start : name,
                parts.get(0),
                parts.get(1),
                borders.get(1),
                parts.get(2),
                borders.get(2)));
    }

    /** The rest of a rule that lacks a keyword says nothing that could be relied on. */
    private void skipRule() {
        while (at < tokens.size() && !opens(at)) {
            boolean isEnd = tokens.get(at++).is("end");
            if (isEnd) {
                return;
            }
        }
    }

    private static boolean isKeyword(Token token) {
        return token.kind() == Token.Kind.WORD && PARTS.contains(token.text());
    }

    /** A word alone on its line that is nearly the keyword. */
    private boolean isMisspelt(String keyword) {
        Token token = tokens.get(at);
        boolean isAlone = tokens.get(at - 1).line() < token.line()
                && (at + 1 == tokens.size() || tokens.get(at + 1).line() > token.line());
        return isAlone
                && token.kind() == Token.Kind.WORD
                && !isKeyword(token)
                && token.text().length() <= keyword.length() + 1
                && NearestName.to(token.text(), List.of(keyword)) != null;
    }

    private void misspelt(Token token, String keyword) {
        findings.error(token, "misspelt-keyword", token.text(), keyword);
    }

    private void missing(Token start, String keyword) {
        Token found = tokens.get(Math.min(at, tokens.size() - 1));
        String before = PARTS.get(PARTS.indexOf(keyword) - 1);
        String key =
                switch (keyword) {
                    case "when" -> "missing-when";
                    case "then" -> "missing-then";
                    default -> "missing-end";
                };
        findings.error(start, key, start.line(), keyword, found.line(), before);
    }
}
