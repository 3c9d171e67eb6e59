package plumbline.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Findings of a pack as they are made, as many as anybody reads; of those beyond {@link PackLimits#FINDINGS} only their
 * number is kept. Used by one thread.
 */
public final class Findings {
    private final List<Finding> kept = new ArrayList<>();
    private int more;

    public void add(Finding finding) {
        if (isFull()) {
            more++;
        } else {
            kept.add(finding);
        }
    }

    public void addAll(Collection<Finding> findings) {
        findings.forEach(this::add);
    }

    /** Adds what was found in a part of the pack. */
    public void addAll(PackRejected rejected) {
        int kept = rejected.findings().size() - (rejected.more() > 0 ? 1 : 0);
        addAll(rejected.findings().subList(0, kept));
        more += rejected.more();
    }

    /** Whether another one would only be counted, so that it need not be put into words. */
    public boolean isFull() {
        return kept.size() >= PackLimits.FINDINGS;
    }

    /** Counts one that need not be put into words; false, and nothing is counted, where it has to be. */
    public boolean countsOnly() {
        if (isFull()) {
            more++;
        }
        return isFull();
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Those kept, by place; the last one says how many more there are. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(kept);
        all.sort(Finding.BY_PLACE);
        if (more > 0) {
            Finding last = all.get(all.size() - 1);
            all.add(Finding.ofFile(last.file(), "more-findings", more, PackLimits.FINDINGS));
        }
        return all;
    }

    /** The refusal of the pack for what was found. */
    public PackRejected rejected() {
        return new PackRejected(all(), more);
    }

    public void throwIfAny() throws PackRejected {
        if (!isEmpty()) {
            throw rejected();
        }
    }
}
