package plumbline.text;

/**
 * How much a pack may hold. Whoever can write a file of a pack may cost the service a bounded share of time and memory
 * only, so each bound is judged before, or while, what it bounds is read; all are many times what real schemes have.
 * What a single rule may hold is kept with what reads rules.
 */
public final class PackLimits {
    /** Files in a pack's folder, whatever they are; the largest of real packs has some thirty. */
    public static final int FILES = 2_000;

    /** Bytes of a file: some 2,000 rules, or 5,000 lines of cases. */
    public static final int FILE_BYTES = 256 * 1024;

    /** Bytes of all files, as many as an edit over HTTP may bring. They are kept in memory, and in each revision. */
    public static final int BYTES = 4 * 1024 * 1024;

    /** Rules of a pack; compiling takes time and memory for each. */
    public static final int RULES = 2_000;

    /** Keys and values of a YAML file: each takes some hundred bytes of memory. */
    public static final int YAML_VALUES = 50_000;

    /** Levels of a YAML file: each takes a part of the reader's stack. */
    public static final int YAML_DEPTH = 32;

    /** Characters of a line of YAML, which is searched for signs that nobody sees. */
    public static final int LINE_LENGTH = 10_000;

    /** Characters of a key. It is repeated by whatever names a place below it. */
    public static final int KEY_LENGTH = 200;

    /** Characters of a text, as in a request. Codes are matched against patterns, which takes a part of the stack. */
    public static final int TEXT_LENGTH = 4_096;

    /** Digits of a number, before and after the decimal point together: arithmetic takes time for each. */
    public static final int DIGITS = 38;

    /** Digits of a number after the decimal point. */
    public static final int DECIMALS = 20;

    /** Values of the cases of all files, what they take from {@code defaults} counted for each subject. */
    public static final int CASE_VALUES = 300_000;

    /** Findings that are kept of a pack; nobody reads more before mending these. */
    public static final int FINDINGS = 200;

    /** Characters of what a finding quotes. */
    public static final int EXCERPT_LENGTH = 200;

    /** Characters of each text of a finding. */
    public static final int MESSAGE_LENGTH = 1_000;

    private PackLimits() {}

    /** The text, cut short with … where it is longer. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }

    /**
     * How many elements a list of {@code policy.yaml} may have. What rules are checked against, and the facts they look
     * at, grow with most of them; combinations of dated values are tried together.
     *
     * @param key of the list
     */
    public static int elements(String key) {
        return switch (key) {
            case "rows", "ids" -> 2_000;
            case "indicators", "items", "outcomes" -> 250;
            case "parameters", "figures", "choices", "readings" -> 200;
            default -> 100;
        };
    }
}
