package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.text.NearestName;
import plumbline.text.Text;

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
            findings.add(
                    "second-phase",
                    tokens.get(at),
                    new Text("阶段只能在文件开头写一次", "A file names its phase once, before its first rule"),
                    new Text("把这些规则放到另一个文件里", "Put these rules into a file of their own"));
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
        boolean isKnown = STATEMENTS.contains(token.text());
        boolean isAgenda = token.is("agenda");
        findings.add(
                isKnown ? "statement-not-allowed" : "outside-of-rules",
                token,
                isKnown
                        ? new Text("规则文件里不能写 " + token.text(), "A rule file holds no " + token.text())
                        : new Text("“" + token.text() + "”不在任何一条规则里", token.text() + " is outside every rule"),
                isKnown
                        ? new Text(
                                "删去它：指标写在 policy.yaml，公式用已有的",
                                "Remove it: indicators are declared in policy.yaml, and formulas are given")
                        : isAgenda
                                ? new Text("阶段写成 agenda-group \"score\"", "The phase is written agenda-group \"score\"")
                                : new Text(
                                        "删去它；说明要以 // 开头，规则从 rule 写起，到 end 为止",
                                        "Remove it; a remark begins with //, a rule begins with rule and goes on to end"));
    }

    private void rule() {
        Token start = tokens.get(at++);
        Token name = at < tokens.size() && tokens.get(at).kind() == Token.Kind.STRING ? tokens.get(at++) : null;
        if (name == null) {
            findings.add(
                    "missing-name",
                    start,
                    new Text("规则没有写名称，或名称没有加引号", "The rule has no name, or its name is not in quotes"),
                    new Text("在 rule 后面写上加半角引号的名称，如 rule \"收入加分\"", "Write a name in quotes after rule"));
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
        findings.add(
                "misspelt-keyword",
                token,
                new Text("“" + token.text() + "”应当是 " + keyword, token.text() + " should be " + keyword),
                new Text("改成 " + keyword, "Write " + keyword));
    }

    private void missing(Token start, String keyword) {
        Token found = tokens.get(Math.min(at, tokens.size() - 1));
        String before = PARTS.get(PARTS.indexOf(keyword) - 1);
        findings.add(
                "missing-" + keyword,
                start,
                new Text(
                        "第 " + start.line() + " 行的规则缺少 " + keyword + "（到第 " + found.line() + " 行还没有）",
                        "The rule of line " + start.line() + " has no " + keyword + " up to line " + found.line()),
                new Text(
                        "在 " + before + " 部分之后补上 " + keyword,
                        "Add " + keyword + " after the part that begins with " + before));
    }
}
