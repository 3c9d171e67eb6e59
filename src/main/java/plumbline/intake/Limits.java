package plumbline.intake;

/**
 * How much a request may hold. The bounds keep one request from using up the machine; the large ones are set by a system
 * property of their name when the program starts.
 */
public final class Limits {
    /** Of a request, after it is unpacked: {@code plumbline.max-request-bytes}. */
    public static final int MAX_BYTES = set("request-bytes", 200_000_000, 1_000_000_000);

    /** {@code plumbline.max-subjects}. */
    public static final int MAX_SUBJECTS = set("subjects", 100_000, 10_000_000);

    /** Of all subjects together: {@code plumbline.max-records}. */
    public static final int MAX_RECORDS = set("records", 500_000, 50_000_000);

    /**
     * Subjects and records together of an evaluation that is stored, since whoever verifies or explains it holds all of it:
     * {@code plumbline.max-kept}.
     */
    public static final int MAX_KEPT = set("kept", 10_000, 1_000_000);

    /** Of a line of a batch, and of a table; large cohorts are sent one by one, in JSON. */
    public static final int MAX_LINE_BYTES = Math.min(2_000_000, MAX_BYTES);

    public static final int MAX_ID_LENGTH = 100;
    public static final int MAX_NAME_LENGTH = 200;
    /** Of a number, before and after the decimal point together. */
    public static final int MAX_DIGITS = 38;
    /** Of a number, after the decimal point. */
    public static final int MAX_DECIMALS = 20;

    /** How many faults of one request are listed. */
    public static final int MAX_PROBLEMS = 2_000;

    static final int MAX_DEPTH = 32;
    static final int MAX_NUMBER_LENGTH = 100;
    static final int MAX_STRING_LENGTH = 4_096;
    static final int MAX_MEMBER_LENGTH = 128;

    private static final int SHARE_FOR_A_TREE = 4;
    private static final int BYTES_OF_A_TOKEN = 128;

    /** Names and values of what is held as a tree: a whole document, or one subject of a request. */
    static final long MAX_TOKENS =
            Math.max(500_000, Runtime.getRuntime().maxMemory() / SHARE_FOR_A_TREE / BYTES_OF_A_TOKEN);

    private Limits() {}

    private static int set(String what, int standard, int most) {
        String name = "plumbline.max-" + what;
        String given = System.getProperty(name);
        if (given == null) {
            return standard;
        }
        if (!given.matches("[1-9][0-9]{0,9}") || Long.parseLong(given) > most) {
            throw new IllegalArgumentException("-D" + name + " must be a whole number from 1 to " + most);
        }
        return Integer.parseInt(given);
    }
}
