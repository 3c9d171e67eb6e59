package plumbline.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Slips of the hand in a pack that its form allows and that would change a result or drop a rule: one line, one rule or
 * one file. A new kind is a line in {@link #KINDS}.
 */
final class SilentMistakes {
    /**
     * A pack with one slip.
     *
     * @param where what was changed
     * @param texts of the pack's files by name
     */
    record Mistake(String kind, String policy, String where, Map<String, String> texts) {
        @Override
        public String toString() {
            return policy + ": " + kind + ", " + where;
        }
    }

    /** A change of one file: its name, what is said of it, and its text. */
    private record Edit(String file, String where, String text) {}

    private static final String POLICY = "policy.yaml";
    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"([^\"]+)\".*?^end\n?");
    private static final Pattern ITEM = Pattern.compile("@item\\((\\w+)\\)");
    private static final Pattern PHASE = Pattern.compile("agenda-group \"(\\w+)\"");
    private static final Pattern PARAMETER = Pattern.compile("(?<=values: \\[\\{)(?=value)");
    private static final Pattern NOTICE = Pattern.compile("(?<=^  - code: )[a-z-]+(?=\n    basis)", Pattern.MULTILINE);

    private static final Pattern NUMBER =
            Pattern.compile("(?<=\\b(?:max|min|limit|share|value): )[1-9][0-9]*(?=[,}\n])");

    /** Another phase, in which what a file says comes to nothing, comes too late or cannot be known. */
    private static final Map<String, String> OTHER_PHASE = Map.of(
            "admission", "standing", "score", "grade", "standing", "admission", "grade", "score", "allocate", "score");

    private static final Map<String, BiFunction<String, String, List<Edit>>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("a rule is deleted", (file, text) -> without(file, text, rule -> true));
        KINDS.put("the lowest or the highest tier is deleted", SilentMistakes::withoutAnEnd);
        KINDS.put(
                "the rule of a grade is deleted", (file, text) -> without(file, text, calls("grade", "proposeGrade")));
        KINDS.put(
                "the rule of an outcome is deleted",
                (file, text) -> without(file, text, calls("outcome", "cohortOutcome", "claim")));
        KINDS.put(
                "the candidates of a quota are deleted",
                (file, text) -> without(file, text, calls("candidate", "seat")));
        KINDS.put(
                "a parameter has no value for the year",
                (file, text) -> inPolicy(file, text, PARAMETER, old -> "from: 2999, "));
        KINDS.put(
                "a notice has another code",
                (file, text) -> inPolicy(file, text, NOTICE, old -> old.substring(0, old.length() - 1)));
        KINDS.put("something is declared that no rule knows", SilentMistakes::unknownToRules);
        KINDS.put(
                "a file stands in another phase",
                (file, text) -> replaced(file, text, PHASE, old -> PHASE.matcher(old)
                        .replaceFirst(phase -> "agenda-group \"" + OTHER_PHASE.get(phase.group(1)) + "\"")));
        KINDS.put("a file of rules is cut off", SilentMistakes::cutOff);
        KINDS.put("a number begins with 0", (file, text) -> number(file, text, old -> "0" + old));
        KINDS.put("a number has an exponent", (file, text) -> number(file, text, old -> old + "e1"));
        KINDS.put("a number is grouped by _", (file, text) -> number(file, text, old -> old + "_0"));
        KINDS.put(
                "the day is not required",
                (file, text) -> inPolicy(file, text, Pattern.compile("(?m)^asOf: required$"), old -> "asOf: optional"));
    }

    private SilentMistakes() {}

    /**
     * Slips in a pack.
     *
     * @param texts of its files by name
     * @param most how many of each kind; taken evenly from all that there are
     */
    static List<Mistake> of(String policy, Map<String, String> texts, int most) {
        List<Mistake> mistakes = new ArrayList<>();
        KINDS.forEach((kind, edits) -> {
            List<Edit> all = new ArrayList<>();
            texts.forEach((file, text) -> all.addAll(edits.apply(file, text)));
            int taken = Math.min(most, all.size());
            IntStream.range(0, taken)
                    .mapToObj(i -> all.get((2 * i + 1) * all.size() / (2 * taken)))
                    .map(edit -> new Mistake(kind, policy, edit.file() + " " + edit.where(), edited(texts, edit)))
                    .forEach(mistakes::add);
        });
        return mistakes;
    }

    private static Map<String, String> edited(Map<String, String> texts, Edit edit) {
        Map<String, String> edited = new TreeMap<>(texts);
        edited.put(edit.file(), edit.text());
        return edited;
    }

    private static Predicate<String> calls(String... methods) {
        Pattern call = Pattern.compile("ledger\\.(" + String.join("|", methods) + ")\\(");
        return rule -> call.matcher(rule).find();
    }

    private static List<Edit> without(String file, String text, Predicate<String> chosen) {
        return rules(file, text).stream()
                .filter(rule -> chosen.test(rule.group()))
                .map(rule -> new Edit(
                        file, "“" + rule.group(1) + "”", text.substring(0, rule.start()) + text.substring(rule.end())))
                .toList();
    }

    private static List<Edit> withoutAnEnd(String file, String text) {
        Map<String, List<MatchResult>> tiers = rules(file, text).stream()
                .filter(rule -> ITEM.matcher(rule.group()).find())
                .collect(Collectors.groupingBy(
                        rule -> ITEM.matcher(rule.group())
                                .results()
                                .findFirst()
                                .orElseThrow()
                                .group(1),
                        TreeMap::new,
                        Collectors.toList()));
        List<String> ends = tiers.values().stream()
                .filter(rules -> rules.size() > 1)
                .flatMap(rules -> List.of(rules.get(0), rules.get(rules.size() - 1)).stream())
                .map(MatchResult::group)
                .toList();
        return without(file, text, ends::contains);
    }

    private static List<MatchResult> rules(String file, String text) {
        return file.endsWith(".drl") ? RULE.matcher(text).results().toList() : List.of();
    }

    /** A line of each list of the declarations, once more under another code. */
    private static List<Edit> unknownToRules(String file, String text) {
        Pattern line = Pattern.compile("(?m)^(\\w+):.*\n(?:#.*\n)?(  - \\{code: (\\w+), .*\\})\n");
        return !file.equals(POLICY)
                ? List.of()
                : line.matcher(text)
                        .results()
                        .map(found -> new Edit(
                                file,
                                found.group(1) + " " + found.group(3),
                                text.substring(0, found.end())
                                        + found.group(2).replace("code: " + found.group(3), "code: another")
                                        + "\n"
                                        + text.substring(found.end())))
                        .toList();
    }

    /** What stands behind the phase is lost. */
    private static List<Edit> cutOff(String file, String text) {
        return PHASE.matcher(text)
                .results()
                .map(phase -> new Edit(file, "behind its phase", text.substring(0, phase.end()) + "\n"))
                .toList();
    }

    /** A number of the declarations, written so that a reader of YAML takes it for another, or for a text. */
    private static List<Edit> number(String file, String text, UnaryOperator<String> other) {
        return inPolicy(file, text, NUMBER, other);
    }

    private static List<Edit> inPolicy(String file, String text, Pattern pattern, UnaryOperator<String> other) {
        return file.equals(POLICY) ? replaced(file, text, pattern, other) : List.of();
    }

    private static List<Edit> replaced(String file, String text, Pattern pattern, UnaryOperator<String> other) {
        return pattern.matcher(text)
                .results()
                .map(found -> new Edit(
                        file,
                        "line " + (text.substring(0, found.start()).lines().count() + 1),
                        text.substring(0, found.start()) + other.apply(found.group()) + text.substring(found.end())))
                .toList();
    }
}
