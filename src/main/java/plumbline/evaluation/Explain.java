package plumbline.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much of the why an answer holds. */
public enum Explain {
    /** No entries. */
    NONE,
    /** Each subject's entries. */
    SUMMARY,
    /** The entries, and every firing with what it matched and posted. */
    FULL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All codes, for people. */
    public static String codes() {
        return Arrays.stream(values()).map(Explain::code).collect(Collectors.joining(", "));
    }

    /** The one with this code, or null. */
    public static @Nullable Explain of(String code) {
        return Arrays.stream(values())
                .filter(explain -> explain.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return code();
    }
}
