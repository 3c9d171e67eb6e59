package plumbline.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values. Stateless. */
final class CsvReading {
    private CsvReading() {}

    static Sheet sheet(byte[] bytes, int mostRows) throws SheetUnreadable {
        List<Sheet.Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(decoded(bytes))) {
            for (CsvRecord record : records) {
                List<String> cells =
                        record.getFields().stream().map(String::strip).toList();
                Sheet.Row row = new Sheet.Row(Math.toIntExact(record.getStartingLineNumber()), cells);
                if (row.isBlank()) {
                    continue;
                }
                if (rows.size() == mostRows) {
                    throw SheetUnreadable.tooManyRows(mostRows);
                }
                rows.add(row);
            }
        } catch (CsvParseException malformed) {
            throw SheetUnreadable.malformed();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
        return new Sheet("", rows, List.of(), List.of(), List.of());
    }

    /** Spreadsheets write text in UTF-8, or in the encoding of the system; UTF-16 would pass for the latter. */
    private static String decoded(byte[] bytes) throws SheetUnreadable {
        if (indexOfZero(bytes) >= 0) {
            throw SheetUnreadable.malformed();
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException another) {
                // The next may fit.
            }
        }
        throw SheetUnreadable.malformed();
    }

    private static int indexOfZero(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
