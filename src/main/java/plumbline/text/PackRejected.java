package plumbline.text;

import java.util.List;
import java.util.stream.Collectors;

/** A pack that cannot be used, with what was found wrong in its files: one error at least. */
public final class PackRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;
    private final int more;

    public PackRejected(List<Finding> findings) {
        this(findings, 0);
    }

    PackRejected(List<Finding> findings, int more) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
        this.more = more;
    }

    /** Where there are more than anybody reads, the last one says how many. */
    public List<Finding> findings() {
        return findings;
    }

    /** How many findings are not listed. */
    int more() {
        return more;
    }
}
