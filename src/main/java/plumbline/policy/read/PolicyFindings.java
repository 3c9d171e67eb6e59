package plumbline.policy.read;

import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Lines;
import plumbline.text.PackRejected;
import plumbline.text.PlaceName;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/** Collects what is wrong in one {@code policy.yaml}, each at its line. Used by one thread. */
final class PolicyFindings {
    static final String FILE = "policy.yaml";

    private final LocatedTree tree;
    private final Lines lines;
    private final Findings findings = new Findings();

    PolicyFindings(LocatedTree tree, String text) {
        this.tree = tree;
        this.lines = new Lines(text);
    }

    /** Adds what the schema of {@code policy.yaml} finds. */
    void addAgainstSchema() {
        new SchemaFaults(tree, this).add();
    }

    /** The place as people count: {@code categories[2] “bonus”}. */
    String name(String pointer) {
        return PlaceName.of(tree.root(), pointer, FILE);
    }

    void add(String pointer, String code, Text message, Text remedy) {
        LocatedTree.Place place = tree.place(pointer);
        findings.add(
                new Finding(code, FILE, place.line(), place.column(), lines.quoted(place.line()), message, remedy));
    }

    /** Counts one that need not be put into words; false, and nothing is counted, where it has to be. */
    boolean countsOnly() {
        return findings.countsOnly();
    }

    void throwIfAny() throws PackRejected {
        findings.throwIfAny();
    }
}
