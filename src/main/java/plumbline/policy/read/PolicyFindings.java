package plumbline.policy.read;

import plumbline.text.Findings;
import plumbline.text.Messages;
import plumbline.text.PackRejected;
import plumbline.yaml.LocatedTree;

/** Collects what is wrong in one {@code policy.yaml}, each at its line. Used by one thread. */
final class PolicyFindings {
    static final String FILE = "policy.yaml";

    private final LocatedTree tree;
    private final Findings findings = new Findings();

    PolicyFindings(LocatedTree tree) {
        this.tree = tree;
    }

    /** Adds what the schema of {@code policy.yaml} finds. */
    void addAgainstSchema() {
        new SchemaFaults(tree, this).add();
    }

    /** The place as people count: {@code categories[2] “bonus”}. */
    String name(String pointer) {
        return tree.name(pointer);
    }

    void error(String pointer, @Messages.Key String key, Object... values) {
        findings.add(tree.error(pointer, key, values));
    }

    /** Counts one that need not be put into words; false, and nothing is counted, where it has to be. */
    boolean countsOnly() {
        return findings.countsOnly();
    }

    void throwIfAny() throws PackRejected {
        findings.throwIfAny();
    }
}
