package plumbline.rules.model;

/**
 * A condition that compares two terms.
 *
 * @param operator one of {@code < <= > >= == !=}, {@code in} and {@code not in}
 * @param isAlternative whether it is one side of an or, so that the rule can match without it
 * @param leftText as the file has it
 * @param rightText as the file has it
 * @param line from 1
 * @param column from 1
 */
public record Comparison(
        Term left,
        String operator,
        Term right,
        boolean isAlternative,
        String leftText,
        String rightText,
        int line,
        int column) {
    /** The condition as it is written, without what it binds. */
    public String text() {
        return leftText + " " + operator + " " + rightText;
    }
}
