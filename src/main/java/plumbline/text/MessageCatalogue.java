package plumbline.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of {@code plumbline/messages}, one for each room:
 *
 * <pre>
 * unknown-type type names            a key, and names for the values that fill its texts, in their order
 *     没有“{type}”这类对象             the text in Chinese
 *     There is no type {type}        and in English
 *     → 可写：{names}                 for a finding: what to write instead
 *     → The names are: {names}
 * </pre>
 *
 * The code of a finding is its key up to a dot: {@code unknown-field.after-then} is an {@code unknown-field}. Lines that
 * begin with # are remarks. Stateless.
 */
final class MessageCatalogue {
    /** @param remedy null for what is no finding */
    record Entry(List<String> names, Text message, @Nullable Text remedy) {}

    static final List<String> ROOMS =
            List.of("audit", "common", "evaluation", "explanation", "library", "policy", "rules", "tiers", "yaml");

    private static final String INDENT = "    ";
    private static final String REMEDY = "→ ";

    private MessageCatalogue() {}

    /** All that the program says, by key. */
    static Map<String, Entry> read() {
        Map<String, Entry> entries = new TreeMap<>();
        for (String room : ROOMS) {
            String file = "/plumbline/messages/" + room + ".txt";
            try (InputStream in = Objects.requireNonNull(MessageCatalogue.class.getResourceAsStream(file), file);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                read(lines.lines().filter(line -> !line.startsWith("#")).toList(), entries);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return Map.copyOf(entries);
    }

    private static void read(List<String> lines, Map<String, Entry> entries) {
        int at = 0;
        while (at < lines.size()) {
            int start = at++;
            List<String> texts = new ArrayList<>();
            while (at < lines.size() && lines.get(at).startsWith(INDENT)) {
                texts.add(lines.get(at++).substring(INDENT.length()));
            }
            if (!lines.get(start).isEmpty()) {
                List<String> head = List.of(lines.get(start).split(" ", -1));
                Entry entry = entry(head.subList(1, head.size()), texts);
                if (entry == null || entries.put(head.get(0), entry) != null) {
                    throw new IllegalStateException("in the catalogue twice, or not in two languages: " + head.get(0));
                }
            }
        }
    }

    private static @Nullable Entry entry(List<String> names, List<String> texts) {
        boolean isFinding = texts.size() == 4 && texts.stream().skip(2).allMatch(text -> text.startsWith(REMEDY));
        if (!isFinding && texts.size() != 2) {
            return null;
        }
        Text remedy = isFinding
                ? new Text(texts.get(2).substring(REMEDY.length()), texts.get(3).substring(REMEDY.length()))
                : null;
        return new Entry(names, new Text(texts.get(0), texts.get(1)), remedy);
    }
}
