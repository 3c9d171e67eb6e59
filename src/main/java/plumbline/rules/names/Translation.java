package plumbline.rules.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleSplitter;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.Scanner;
import plumbline.rules.drl.Token;

/**
 * The rules of a policy in Chinese names, or in codes: the names alone are others, and the same again on the way back.
 *
 * @param texts of the rule files, by name
 * @param kept codes that have a label and stand for themselves all the same: the label is that of another as well, or no
 *     word
 */
public record Translation(SortedMap<String, String> texts, SortedSet<String> kept) {
    /** What rules are written in. */
    public enum Language {
        /** In Chinese names. */
        ZH,
        /** In codes. */
        EN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The language of the code; null when there is none. */
        public static @Nullable Language of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    private record Edit(int from, int to, String text) {}

    /** The files in the language; they must be without faults. */
    public static Translation of(RuleNames names, List<RuleFile> files, Language to) {
        SortedMap<String, String> texts = new TreeMap<>();
        SortedSet<String> kept = new TreeSet<>();
        files.forEach(file -> texts.put(file.name(), new Work(names, file, to, kept).translated()));
        return new Translation(texts, kept);
    }

    private record Work(RuleNames names, RuleFile file, Language to, SortedSet<String> kept) {
        String translated() {
            FileFindings untold = new FileFindings(file, new RuleFindings());
            RuleSplitter splitter = RuleSplitter.of(untold, Scanner.scan(file.text()));
            List<Edit> edits = new ArrayList<>();
            Token phase = splitter.phase();
            if (phase != null) {
                edits.add(edit(names.ofPhase(phase)));
            }
            for (RuleText rule : splitter.rules()) {
                RuleText whole = RuleNames.withLedger(rule);
                Set<Integer> alone = whole.consequence().stream()
                        .filter(token -> token.written().isEmpty())
                        .map(Token::start)
                        .collect(Collectors.toSet());
                for (NameUses.Use use : names.uses(untold, whole)) {
                    Edit edit = edit(use);
                    edits.add(names.isCall(use) ? call(edit, alone.contains(edit.from())) : edit);
                }
            }
            edits.sort(Comparator.comparingInt(Edit::from).reversed());
            StringBuilder text = new StringBuilder(file.text());
            edits.forEach(edit -> text.replace(edit.from(), edit.to(), edit.text()));
            return text.toString();
        }

        private Edit edit(NameUses.Use use) {
            Token at = use.at();
            boolean isQuoted = at.kind() == Token.Kind.STRING && !use.isText();
            String other = RuleNames.replaced(
                    use, name -> name(use.known(), use.known().code(name), isQuoted));
            return new Edit(at.start(), at.end(), other);
        }

        /** A call in Chinese stands alone, and one by its code behind the ledger. */
        private Edit call(Edit edit, boolean isAlone) {
            String ledger = RuleNames.LEDGER + ".";
            boolean isChinese = edit.text().charAt(0) > '~';
            if (isAlone) {
                return isChinese ? edit : new Edit(edit.from(), edit.to(), ledger + edit.text());
            }
            int begin = edit.from() - ledger.length();
            return isChinese && file.text().startsWith(ledger, begin) ? new Edit(begin, edit.to(), edit.text()) : edit;
        }

        private String name(Names known, String code, boolean isQuoted) {
            String name = to == Language.EN ? code : known.name(code, isQuoted);
            if (name == null && known.isLabelled(code)) {
                kept.add(code);
            }
            return name == null ? code : name;
        }
    }
}
