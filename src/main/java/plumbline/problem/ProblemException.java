package plumbline.problem;

/** Ends the work on a request with what is to be answered. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails details;

    public ProblemException(ProblemDetails details) {
        super(details.body().path("detail").asText());
        this.details = details;
    }

    public final ProblemDetails details() {
        return details;
    }
}
