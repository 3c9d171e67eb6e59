package plumbline.policy.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import plumbline.text.PackLimits;

/** The cells of a table's file, as they are written in a spreadsheet. Stateless. */
final class SheetFile {
    /** A file of the allowed size can unpack to a thousand times as much. */
    private static final int MOST_UNPACKED_BYTES = 16 * PackLimits.FILE_BYTES;

    /** Spreadsheets calculate, and show, no more digits; what they write beyond these is noise. */
    private static final MathContext DIGITS_OF_SPREADSHEETS = new MathContext(15);

    /**
     * A row.
     *
     * @param line from 1
     */
    record Row(int line, List<String> cells) {}

    private SheetFile() {}

    /**
     * The rows, but those without any text.
     *
     * @throws IOException when it is not what its name says, or would take too much memory
     */
    static List<Row> rows(String name, byte[] bytes) throws IOException {
        List<Row> rows = name.endsWith(".xlsx") ? ofWorkbook(bytes) : ofText(bytes);
        return rows.stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank()))
                .toList();
    }

    private static List<Row> ofText(byte[] bytes) throws IOException {
        List<Row> rows = new ArrayList<>();
        String text = decoded(bytes);
        try (var records = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text)) {
            records.forEach(record -> rows.add(new Row(
                    Math.toIntExact(record.getStartingLineNumber()),
                    record.getFields().stream().map(String::strip).toList())));
        } catch (CsvParseException malformed) {
            throw new IOException(malformed);
        }
        return rows;
    }

    /** Spreadsheets write text in UTF-8, or in the encoding of the system. */
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException another) {
                // The next may fit.
            }
        }
        throw new CharacterCodingException();
    }

    private static List<Row> ofWorkbook(byte[] bytes) throws IOException {
        checkUnpacked(bytes);
        ReadingOptions withFormats = new ReadingOptions(true, true);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes), withFormats);
                Stream<org.dhatim.fastexcel.reader.Row> all =
                        book.getFirstSheet().openStream()) {
            return all.limit(PackLimits.elements("rows") + 2L)
                    .map(row -> new Row(
                            row.getRowNum(), row.stream().map(SheetFile::text).toList()))
                    .toList();
        } catch (ExcelReaderException | IllegalArgumentException | IllegalStateException malformed) {
            throw new IOException(malformed);
        }
    }

    private static void checkUnpacked(byte[] bytes) throws IOException {
        long unpacked = 0;
        byte[] buffer = new byte[8192];
        // As the workbook's reader does, by the directory at the end rather than by what stands before each entry.
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED_BYTES) {
                            throw new IOException("too large when unpacked");
                        }
                    }
                }
            }
        }
        if (unpacked == 0) {
            throw new IOException("no workbook");
        }
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        String raw = cell.getRawValue();
        boolean isNumber = cell.getType() == CellType.NUMBER
                || (cell.getType() == CellType.FORMULA && raw != null && raw.matches("-?[0-9.]+(E[-+]?[0-9]+)?"));
        if (!isNumber) {
            return cell.getText().strip();
        }
        String format = cell.getDataFormatString();
        if (format != null && format.toLowerCase(Locale.ROOT).contains("yy")) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal number = new BigDecimal(raw).round(DIGITS_OF_SPREADSHEETS).stripTrailingZeros();
        return number.toPlainString();
    }
}
