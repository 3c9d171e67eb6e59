package plumbline.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A table in a page of Markdown that programs write, between two marks; its rows are in the order of their first cells. */
public final class GeneratedTable {
    private final Path page;
    private final String begin;
    private final String end;

    /** @param name as in {@code <!-- name: … -->} and {@code <!-- end of name -->} */
    public GeneratedTable(Path page, String name) {
        this.page = page;
        this.begin = "<!-- " + name + ":";
        this.end = "<!-- end of " + name + " -->";
    }

    /** Writes the row in place of the one with the same first cell. */
    public void put(String... cells) throws IOException {
        List<String> lines = Files.readAllLines(page);
        // Three lines stand before the rows: the mark, the head and the line below it.
        int from = indexOf(lines, begin) + 3;
        int to = indexOf(lines, end);
        TreeMap<String, String> rows = new TreeMap<>();
        for (String row : lines.subList(from, to)) {
            rows.put(row.substring(2, row.indexOf(" | ")), row);
        }
        rows.put(cells[0], "| " + String.join(" | ", cells) + " |");
        List<String> text = new ArrayList<>(lines.subList(0, from));
        text.addAll(rows.values());
        text.addAll(lines.subList(to, lines.size()));
        Files.write(page, text);
    }

    private int indexOf(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(mark)) {
                return i;
            }
        }
        throw new IllegalStateException(page + " has no line that begins with " + mark);
    }
}
