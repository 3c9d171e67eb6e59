package plumbline.policy.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Table;
import plumbline.sheet.Sheet;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.PackRejected;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/** Collects what is wrong in one {@code policy.yaml}, each at its line. Used by one thread. */
final class PolicyFindings {
    static final String FILE = "policy.yaml";

    private static final Pattern CELL = Pattern.compile("/tables/([0-9]+)/rows/([0-9]+)(?:/([0-9]+))?");

    private final Map<Integer, Table.Source> sources = new HashMap<>();
    private final Map<String, String> rowTexts = new HashMap<>();
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

    /** Says that the rows of a table stand in a file of their own, so that faults of theirs are named there. */
    void locate(int table, Table.Source source, List<Sheet.Row> rows) {
        sources.put(table, source);
        rows.forEach(row -> rowTexts.put(source.file() + ":" + row.line(), String.join(" | ", row.cells())));
    }

    /** The file of the table's rows; null where they stand in {@code policy.yaml}. */
    Table.@Nullable Source source(int table) {
        return sources.get(table);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void error(String pointer, @Messages.Key String key, Object... values) {
        Matcher cell = CELL.matcher(pointer);
        Table.Source source = cell.matches() ? sources.get(Integer.parseInt(cell.group(1))) : null;
        if (source == null) {
            findings.add(tree.error(pointer, key, values));
            return;
        }
        int line = source.lines().get(Integer.parseInt(cell.group(2)));
        int column = cell.group(3) == null ? 1 : source.columns().get(Integer.parseInt(cell.group(3)));
        String text = rowTexts.get(source.file() + ":" + line);
        findings.add(Finding.error(source.file(), line, column, text, key, values));
    }

    /** Adds that there is no such name at the place, unless it is one of the names. */
    void known(String pointer, String name, List<String> names) {
        if (names.contains(name)) {
            return;
        }
        Text instead = names.isEmpty()
                ? Messages.text("declare-before-use")
                : NearestName.instead(name, names, Messages.text("there-are", names));
        error(pointer, "unknown-name.declared", name, instead);
    }

    /** Counts one that need not be put into words; false, and nothing is counted, where it has to be. */
    boolean countsOnly() {
        return findings.countsOnly();
    }

    void throwIfAny() throws PackRejected {
        findings.throwIfAny();
    }
}
