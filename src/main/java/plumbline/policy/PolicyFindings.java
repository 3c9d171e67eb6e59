package plumbline.policy;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in one {@code policy.yaml}, each at its line. Used by one thread. */
final class PolicyFindings {
    private final LocatedTree tree;
    private final Lines lines;
    private final List<Finding> findings = new ArrayList<>();

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
        return PlaceName.of(tree.root(), pointer, PolicyReader.FILE);
    }

    void add(String pointer, String code, Text message, Text remedy) {
        JsonLocation place = tree.place(pointer);
        int line = Math.max(place.getLineNr(), 0);
        findings.add(new Finding(
                code, PolicyReader.FILE, line, Math.max(place.getColumnNr(), 0), lines.quoted(line), message, remedy));
    }

    void throwIfAny() throws PackRejected {
        if (!findings.isEmpty()) {
            findings.sort(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column));
            throw new PackRejected(findings);
        }
    }
}
