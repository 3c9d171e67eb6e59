package plumbline.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A fault in a file of a pack, in the words of those who edit it.
 *
 * @param severity whether it keeps the pack from being used
 * @param code what kind of fault, in kebab case; never renamed
 * @param file the file's name within the pack
 * @param line from 1; 0 when the fault is of the whole file
 * @param column from 1, in characters; 0 when the fault is of the whole line
 * @param excerpt the text at fault; null when it says no more than the message
 * @param message what is wrong
 * @param remedy what to write instead
 */
public record Finding(
        Severity severity,
        String code,
        String file,
        int line,
        int column,
        @Nullable String excerpt,
        Text message,
        Text remedy) {
    /** By file, line and column. */
    public static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::code);

    /** How much a finding weighs. */
    public enum Severity {
        /** It keeps the pack from being used. */
        ERROR,
        /** A careful author may mean it; it is reported, and the pack is used. */
        WARNING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An error. */
    public Finding(
            String code, String file, int line, int column, @Nullable String excerpt, Text message, Text remedy) {
        this(Severity.ERROR, code, file, line, column, excerpt, message, remedy);
    }

    /**
     * An error from the catalogue of messages. Its code is the key up to a dot.
     *
     * @param values of the placeholders
     */
    public static Finding error(
            String file, int line, int column, @Nullable String excerpt, @Messages.Key String key, Object... values) {
        return new Finding(
                Messages.code(key),
                file,
                line,
                column,
                excerpt,
                Messages.text(key, values),
                Messages.remedy(key, values));
    }

    /**
     * An error of a whole file, or of all that the name stands for.
     *
     * @param file its name, which nobody has looked at yet
     */
    public static Finding ofFile(String file, @Messages.Key String key, Object... values) {
        // A name may hold the end of a line, which would make two of one finding.
        return error(file.replaceAll("\\p{Cntrl}", "?"), 0, 0, null, key, values);
    }

    /** The same as a warning. */
    public Finding asWarning() {
        return new Finding(Severity.WARNING, code, file, line, column, excerpt, message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** How many of them are errors. */
    public static int errors(List<Finding> findings) {
        return (int) findings.stream().filter(Finding::isError).count();
    }

    /** Quotes and texts are cut short where they are longer than anybody reads. */
    public Finding {
        file = PackLimits.cut(file, PackLimits.EXCERPT_LENGTH);
        excerpt = excerpt == null ? null : PackLimits.cut(excerpt, PackLimits.EXCERPT_LENGTH);
        message = cut(message);
        remedy = cut(remedy);
    }

    private static Text cut(Text text) {
        return new Text(
                PackLimits.cut(text.zh(), PackLimits.MESSAGE_LENGTH),
                PackLimits.cut(text.en(), PackLimits.MESSAGE_LENGTH));
    }

    /** {@code file:line:column}, leaving out what is not known. */
    public String place() {
        return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
    }

    @Override
    public String toString() {
        String shown = excerpt == null ? "" : "\n    | " + excerpt;
        return "%s [%s] %s%s%s\n    %s%s\n    → %s\n    → %s"
                .formatted(
                        place(),
                        code,
                        isError() ? "" : "提醒：",
                        message.zh(),
                        shown,
                        isError() ? "" : "Warning: ",
                        message.en(),
                        remedy.zh(),
                        remedy.en());
    }
}
