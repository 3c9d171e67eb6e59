package plumbline.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A form in which spreadsheets save tables. */
public enum SheetFormat {
    CSV("text/csv", ".csv") {
        @Override
        public List<Sheet> sheets(byte[] bytes, int mostRows) throws SheetUnreadable {
            return List.of(CsvReading.sheet(bytes, mostRows));
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx") {
        @Override
        public List<Sheet> sheets(byte[] bytes, int mostRows) throws SheetUnreadable {
            return WorkbookReading.sheets(bytes, mostRows);
        }
    };

    private final String mediaType;
    private final String ending;

    SheetFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** How the names of such files end. */
    public String ending() {
        return ending;
    }

    /** The form of a file by the ending of its name. */
    public static Optional<SheetFormat> ofName(String name) {
        return Stream.of(values())
                .filter(format -> name.toLowerCase(Locale.ROOT).endsWith(format.ending))
                .findFirst();
    }

    public static Optional<SheetFormat> ofMediaType(String type) {
        return Stream.of(values())
                .filter(format -> format.mediaType.equals(type))
                .findFirst();
    }

    /**
     * The sheets of a file, in its order; a text holds one.
     *
     * @param mostRows of all sheets together, those without any text not counted
     * @throws SheetUnreadable when it is no such file, or has more than may be read
     */
    public abstract List<Sheet> sheets(byte[] bytes, int mostRows) throws SheetUnreadable;
}
