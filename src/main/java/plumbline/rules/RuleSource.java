package plumbline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.rules.drl.NumberForm;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.Scanner;
import plumbline.rules.drl.Token;

/**
 * The one text that the engine compiles: the service's header and then every rule file, in the order of their names, so
 * that rules fire in the order of the document. Each line of a file stays a line, so that faults keep their place. Two
 * things are written out for the author: the phase, which a file gives once, into each rule; and decimal numbers, which
 * the engine would take as binary, as exact ones.
 */
final class RuleSource {
    private record Part(String file, int firstLine, int lines) {}

    /** A place in a rule file. */
    public record Place(String file, int line) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private int lines;

    private RuleSource() {}

    static RuleSource of(String header, List<RuleFile> files) {
        RuleSource source = new RuleSource();
        source.append(header);
        files.stream().sorted(Comparator.comparing(RuleFile::name)).forEach(source::append);
        return source;
    }

    String text() {
        return text.toString();
    }

    /** The file with nothing but its phase and the rules that begin at the lines; every line stays where it was. */
    static RuleFile only(RuleFile file, Set<Integer> ruleLines) {
        List<Token> tokens = Scanner.scan(file.text());
        StringBuilder kept = new StringBuilder(file.text().replaceAll("[^\\n]", " "));
        boolean inRule = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int end = token.end();
            if (!inRule && isPhase(tokens, i)) {
                end = tokens.get(i + 3).end();
            } else if (token.is("rule") && ruleLines.contains(token.line())) {
                inRule = true;
            } else if (!inRule) {
                continue;
            }
            kept.replace(token.start(), end, file.text().substring(token.start(), end));
            inRule &= !token.is("end");
        }
        return new RuleFile(file.name(), kept.toString());
    }

    /** The place that a line of the text comes from, or null when it is the header's. */
    @Nullable
    Place place(int line) {
        return parts.stream()
                .filter(part -> line >= part.firstLine() && line < part.firstLine() + part.lines())
                .findFirst()
                .map(part -> new Place(part.file(), line - part.firstLine() + 1))
                .orElse(null);
    }

    private void append(RuleFile file) {
        String written = written(file.text());
        int before = lines;
        append(written.endsWith("\n") ? written : written + "\n");
        parts.add(new Part(file.name(), before + 1, lines - before));
    }

    private void append(String part) {
        text.append(part);
        lines += (int) part.chars().filter(c -> c == '\n').count();
    }

    /** The file's text with the phase in each rule and with exact decimals. */
    private static String written(String file) {
        StringBuilder out = new StringBuilder();
        String phase = "";
        boolean inRule = false;
        int copied = 0;
        List<Token> tokens = Scanner.scan(file);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String put = null;
            if (!inRule && isPhase(tokens, i)) {
                Token group = tokens.get(i + 3);
                phase = "agenda-group " + group.text() + " ";
                out.append(file, copied, token.start());
                copied = group.end();
                i += 3;
            } else if (!inRule && token.is("rule")) {
                inRule = true;
            } else if (inRule && token.is("end")) {
                inRule = false;
            } else if (inRule && token.is("when")) {
                put = phase + token.text();
            } else if (inRule && token.kind() == Token.Kind.NUMBER) {
                put = NumberForm.exact(tokens, i);
            }
            if (put != null) {
                int start =
                        put.startsWith(NumberForm.NEGATIVE) ? tokens.get(i - 1).start() : token.start();
                out.append(file, copied, start).append(put);
                copied = token.end();
            }
        }
        return out.append(file.substring(copied)).toString();
    }

    /** Whether {@code agenda-group "…"} begins here: it reads as three tokens and a string. */
    private static boolean isPhase(List<Token> tokens, int i) {
        return i + 3 < tokens.size()
                && tokens.get(i).is("agenda")
                && tokens.get(i + 1).text().equals("-")
                && tokens.get(i + 2).is("group")
                && tokens.get(i + 3).kind() == Token.Kind.STRING;
    }
}
