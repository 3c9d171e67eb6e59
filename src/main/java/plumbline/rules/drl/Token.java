package plumbline.rules.drl;

/**
 * A piece of a rule file.
 *
 * @param text as it is read: in place of a Chinese name, the code that it stands for
 * @param start offset of its first character
 * @param line from 1
 * @param column from 1
 * @param written as the file has it
 */
public record Token(Kind kind, String text, int start, int line, int column, String written) {
    private static final String CLOSING = "\"'\u201d\uff02";

    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL
    }

    public Token(Kind kind, String text, int start, int line, int column) {
        this(kind, text, start, line, column, text);
    }

    /** The same piece, read as another text. */
    public Token as(String other) {
        return new Token(kind, other, start, line, column, written);
    }

    public boolean is(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** Whether it is this word, number or sign, and not a text in quotes. */
    public boolean isText(String other) {
        return kind != Kind.STRING && text.equals(other);
    }

    /** Whether it is a text whose closing quote is missing on its line. */
    boolean isUnclosed() {
        return kind == Kind.STRING && (text.length() < 2 || !CLOSING.contains(text.substring(text.length() - 1)));
    }

    /** The text between the quotes. */
    public String unquoted() {
        return kind == Kind.STRING && text.length() >= 2 ? text.substring(1, text.length() - 1) : text;
    }

    public int end() {
        return start + written.length();
    }
}
