package plumbline.rules;

/**
 * A piece of a rule file.
 *
 * @param start offset of its first character
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int start, int line, int column) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    int end() {
        return start + text.length();
    }
}
