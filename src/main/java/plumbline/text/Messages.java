package plumbline.text;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the program says, in both languages, by its key in the {@link MessageCatalogue}. Thread-safe. */
public final class Messages {
    /** A key of the catalogue. The values that fill its placeholders are given last. */
    @Documented
    @Target(ElementType.PARAMETER)
    public @interface Key {}

    /** {@code {name}}, or {@code {count:day|days}}: one word for 1, and another for more. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[{](\\w+)(?::([^|}]*)[|]([^}]*))?[}]");

    /** Read when something is said for the first time. */
    private static final class Kept {
        static final Map<String, MessageCatalogue.Entry> ENTRIES = MessageCatalogue.read();
    }

    private Messages() {}

    /**
     * The text of the key, or the message of a finding.
     *
     * @param values numbers, texts, {@link Text}s, or lists of them; a value is not searched for placeholders
     * @throws IllegalArgumentException when the catalogue has no such key, or its texts take other values
     */
    public static Text text(@Key String key, Object... values) {
        MessageCatalogue.Entry entry = entry(key, values);
        return filled(entry.message(), entry.names(), values);
    }

    /** The code of what is said under a key: the key up to a dot. */
    public static String code(@Key String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** What to write instead of what a finding is about. */
    static Text remedy(@Key String key, Object... values) {
        MessageCatalogue.Entry entry = entry(key, values);
        return filled(Objects.requireNonNull(entry.remedy(), key), entry.names(), values);
    }

    /** The names in braces in a text. */
    static Set<String> placeholders(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static MessageCatalogue.Entry entry(String key, Object[] values) {
        MessageCatalogue.Entry entry = Kept.ENTRIES.get(key);
        if (entry == null || entry.names().size() != values.length) {
            throw new IllegalArgumentException("The catalogue has no " + key + " with " + values.length + " values");
        }
        return entry;
    }

    private static Text filled(Text template, List<String> names, Object[] values) {
        return new Text(
                filled(template.zh(), names, values, Text::zh, "、"),
                filled(template.en(), names, values, Text::en, ", "));
    }

    private static String filled(
            String template, List<String> names, Object[] values, Function<Text, String> language, String separator) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            int name = names.indexOf(found.group(1));
            // What rules write in braces is shown as it is.
            String value = name < 0 ? found.group() : shown(values[name], language, separator);
            String shown = found.group(2) == null ? value : found.group(value.equals("1") ? 2 : 3);
            return Matcher.quoteReplacement(shown);
        });
    }

    private static String shown(Object value, Function<Text, String> language, String separator) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(each -> shown(each, language, separator)).collect(Collectors.joining(separator));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Text text ? language.apply(text) : String.valueOf(value);
    }
}
