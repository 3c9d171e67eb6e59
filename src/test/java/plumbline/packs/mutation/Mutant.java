package plumbline.packs.mutation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A pack with one number or comparison changed, as by a slip of who edits it.
 *
 * @param kind what was changed, for the table
 * @param edits in one file, or in two places of the same or of two files
 */
record Mutant(String policy, Kind kind, List<Edit> edits) {
    /** What was changed. */
    enum Kind {
        BOUND("a bound in one rule"),
        SHARED_BOUND("a bound in both of its rules"),
        SIGN("< and <=, > and >= in one rule"),
        SHARED_SIGN("< and <=, > and >= in both"),
        POINTS("a number behind then"),
        PARAMETER("a parameter"),
        TABLE("a cell of a table"),
        QUOTA("a quota");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * A piece of a file in other words.
     *
     * @param start offset of its first character
     */
    record Edit(String file, int start, String before, String after) {
        /** By the line it stands on, not by that line's number, which changes with every line before it. */
        String in(String text) {
            int from = text.lastIndexOf('\n', start) + 1;
            String line = text.substring(from, text.indexOf('\n', start)).strip();
            return "%s, %.40s: %s → %s".formatted(file, line, before, after);
        }
    }

    Mutant {
        edits = List.copyOf(edits);
    }

    /** The file's text as the mutant has it. */
    String mutated(String file, String text) {
        StringBuilder mutated = new StringBuilder(text);
        edits.stream()
                .filter(edit -> edit.file().equals(file))
                .sorted(Comparator.comparingInt(Edit::start).reversed())
                .forEach(edit -> mutated.replace(
                        edit.start(), edit.start() + edit.before().length(), edit.after()));
        return mutated.toString();
    }

    /** What is changed, and on which line. */
    String slip(Map<String, String> texts) {
        return edits.stream()
                .map(edit -> edit.in(texts.get(edit.file())))
                .collect(Collectors.joining("; ", policy + ": ", ""));
    }
}
