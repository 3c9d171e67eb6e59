package plumbline.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A pack that cannot be used, with everything that was found wrong in its files: one error at least. */
public final class PackRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public PackRejected(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
