package plumbline.packs.mutation;

import java.util.Comparator;
import java.util.List;

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
     * @param line from 1
     */
    record Edit(String file, int start, int line, String before, String after) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + before + " → " + after;
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

    @Override
    public String toString() {
        return policy + " " + edits;
    }
}
