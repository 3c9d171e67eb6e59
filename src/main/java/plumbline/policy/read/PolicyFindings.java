package plumbline.policy.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Table;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Lines;
import plumbline.text.NearestName;
import plumbline.text.PackRejected;
import plumbline.text.PlaceName;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/** Collects what is wrong in one {@code policy.yaml}, each at its line. Used by one thread. */
final class PolicyFindings {
    static final String FILE = "policy.yaml";

    private static final Pattern CELL = Pattern.compile("/tables/([0-9]+)/rows/([0-9]+)(?:/([0-9]+))?");

    private final Map<Integer, Table.Source> sources = new HashMap<>();
    private final Map<String, String> rowTexts = new HashMap<>();
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

    /** Says that the rows of a table stand in a file of their own, so that faults of theirs are named there. */
    void locate(int table, Table.Source source, List<SheetFile.Row> rows) {
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

    void add(String pointer, String code, Text message, Text remedy) {
        Matcher cell = CELL.matcher(pointer);
        Table.Source source = cell.matches() ? sources.get(Integer.parseInt(cell.group(1))) : null;
        if (source != null) {
            int line = source.lines().get(Integer.parseInt(cell.group(2)));
            int column = cell.group(3) == null ? 1 : source.columns().get(Integer.parseInt(cell.group(3)));
            String text = rowTexts.get(source.file() + ":" + line);
            findings.add(new Finding(code, source.file(), line, column, text, message, remedy));
            return;
        }
        LocatedTree.Place place = tree.place(pointer);
        findings.add(
                new Finding(code, FILE, place.line(), place.column(), lines.quoted(place.line()), message, remedy));
    }

    /** Adds that there is no such name at the place, unless it is one of the names. */
    void known(String pointer, String name, List<String> names) {
        if (names.contains(name)) {
            return;
        }
        @Nullable String nearest = NearestName.to(name, names);
        String all = String.join(", ", names);
        add(
                pointer,
                "unknown-name",
                new Text("没有“" + name + "”", "There is no " + name),
                names.isEmpty()
                        ? new Text("先声明它，或删去这里", "Declare it first, or remove this")
                        : nearest == null
                                ? new Text("可写：" + all, "There are: " + all)
                                : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
    }

    /** Counts one that need not be put into words; false, and nothing is counted, where it has to be. */
    boolean countsOnly() {
        return findings.countsOnly();
    }

    void throwIfAny() throws PackRejected {
        findings.throwIfAny();
    }
}
