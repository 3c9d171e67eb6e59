package plumbline.rules.names;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The codes that may stand in one place, and the Chinese names beside them. A name is known by its letters and digits
 * alone, whatever their width and case; labels of different codes that are alike in these name neither. Used by one
 * thread until it is filled.
 */
final class Names {
    static final Names NONE = new Names();

    /** Longer ones no rule can write. */
    private static final int MAX_LENGTH = 90;

    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, Set<String>> codes = new HashMap<>();

    /** Adds a code, which has the label where no label was given to it before. */
    void add(String code, String label) {
        labels.putIfAbsent(code, label);
        String key = key(label);
        if (!key.isEmpty()) {
            codes.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(code);
        }
    }

    void addAll(Names others) {
        others.labels.forEach(this::add);
    }

    /** The codes that are meant by what a rule writes: one; several where it is ambiguous; none where it is no name here. */
    Set<String> codes(String written) {
        return labels.containsKey(written) ? Set.of(written) : codes.getOrDefault(key(written), Set.of());
    }

    /** The code that is meant by what a rule writes; what it writes where none is. */
    String code(String written) {
        Set<String> meant = codes(written);
        return meant.size() == 1 ? meant.iterator().next() : written;
    }

    /**
     * The Chinese name of a code; null where its label is no name, or is that of another as well.
     *
     * @param isQuoted whether it stands in quotes, so that it need not be a word
     */
    @Nullable
    String name(String code, boolean isQuoted) {
        String label = labels.getOrDefault(code, "");
        String name = isQuoted ? label : letters(label);
        boolean isWritable = isQuoted ? isPlain(name) : isWord(name);
        return isWritable && !key(name).isEmpty() && codes(name).equals(Set.of(code)) ? name : null;
    }

    /** The names of those of the codes that have one. */
    Collection<String> names(boolean isQuoted) {
        Set<String> names = new LinkedHashSet<>();
        labels.keySet().forEach(code -> {
            String name = name(code, isQuoted);
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether the code has a label that is no code itself. */
    boolean isLabelled(String code) {
        return !key(labels.getOrDefault(code, "")).isEmpty();
    }

    private static boolean isWord(String name) {
        return !name.isEmpty() && name.length() <= MAX_LENGTH && Character.isJavaIdentifierStart(name.codePointAt(0));
    }

    private static boolean isPlain(String name) {
        IntPredicate isOdd = c -> "\"\\{}".indexOf(c) >= 0 || UNSEEN.contains(Character.getType(c));
        return name.length() <= MAX_LENGTH && name.codePoints().noneMatch(isOdd);
    }

    /** What a name is known by; empty for what is no name: codes alone are written in the signs of ASCII. */
    private static String key(String label) {
        boolean isName = label.length() <= MAX_LENGTH && label.chars().anyMatch(c -> c > '~');
        return isName ? letters(label).toLowerCase(Locale.ROOT) : "";
    }

    private static String letters(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
