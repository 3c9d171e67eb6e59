package plumbline.spark;

/** The job cannot begin as things are, in words for those who started it. */
final class JobRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobRefused(String message) {
        super(message);
    }
}
