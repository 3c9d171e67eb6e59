package plumbline.text;

/** A text for people, in Chinese and in English. */
public record Text(String zh, String en) {
    /** Both languages on one line, Chinese first, where a single string must serve every reader. */
    public String both() {
        return zh.equals(en) ? zh : zh + " / " + en;
    }

    @Override
    public String toString() {
        return both();
    }
}
