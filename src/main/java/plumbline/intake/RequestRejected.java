package plumbline.intake;

import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be evaluated, with everything that is wrong with it. Nothing was scored. */
public final class RequestRejected extends Exception {
    private static final long serialVersionUID = 1L;

    /** How far the request got. */
    public enum Kind {
        /** It has more bytes than are taken. */
        TOO_LARGE,
        /** It is no JSON document of the accepted form. */
        MALFORMED,
        /** It is JSON, but not a request of this policy. */
        INVALID
    }

    private final Kind kind;
    private final int count;
    private final transient List<Problem> problems;

    public RequestRejected(Kind kind, List<Problem> problems) {
        this(kind, problems.size(), problems);
    }

    /** @param count how many faults there are; not all of a great many are listed */
    public RequestRejected(Kind kind, int count, List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.pointer() + " [" + problem.code() + "] " + problem.message())
                .collect(Collectors.joining("\n")));
        this.kind = kind;
        this.count = count;
        this.problems = List.copyOf(problems);
    }

    public Kind kind() {
        return kind;
    }

    /** How many faults there are. */
    public int count() {
        return count;
    }

    /** The faults, or the first of a great many. */
    public List<Problem> problems() {
        return problems;
    }
}
