package plumbline.intake;

/** How much a request may hold. The bounds keep one request from using up the machine. */
public final class Limits {
    public static final int MAX_BYTES = 2_000_000;
    public static final int MAX_SUBJECTS = 2_000;
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
    static final int MAX_TOKENS = 500_000;

    private Limits() {}
}
