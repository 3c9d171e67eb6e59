package plumbline.cli;

/** With what a command ends, besides 0 when all is well. */
final class ExitStatus {
    /** The work found something wrong. */
    static final int WRONG = 1;

    /** The call itself is wrong. */
    static final int USAGE = 2;

    private ExitStatus() {}
}
