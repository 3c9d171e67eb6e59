package plumbline.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Writes comma-separated values in UTF-8, with the mark by which spreadsheets know it. Stateless. */
public final class CsvWriting {
    /** What a spreadsheet would calculate, though it is somebody's name. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");

    private CsvWriting() {}

    /** The table, in which an apostrophe stands before a text that spreadsheets would take for a formula. */
    public static byte[] bytes(NewSheet sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStreamWriter out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            try (CsvWriter csv = CsvWriter.builder().build(out)) {
                csv.writeRecord(sheet.headings());
                for (List<Object> row : sheet.rows()) {
                    csv.writeRecord(row.stream().map(CsvWriting::text).toList());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString();
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
