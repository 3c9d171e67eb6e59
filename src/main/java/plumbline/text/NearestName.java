package plumbline.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody probably meant. */
public final class NearestName {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    /** Fewer letters begin too many names. */
    private static final int LEAST_BEGINNING = 3;

    private NearestName() {}

    /** The known name nearest to the given one, or null when none is near. */
    public static @Nullable String to(String given, Collection<String> known) {
        String near = known.stream()
                // No more letters than these can be wrong, so that others need not be compared.
                .filter(name -> Math.abs(given.length() - name.length()) <= mostDistance(given, name))
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(CodePointOrder.IDS))
                .filter(name -> distance(given, name) <= mostDistance(given, name))
                .orElse(null);
        return near == null ? begun(given, known) : near;
    }

    /** What to write in place of a name that is not known: the nearest, or what is said otherwise. */
    public static Text instead(String given, Collection<String> known, Text otherwise) {
        String near = to(given, known);
        return near == null ? otherwise : Messages.text("did-you-mean", near);
    }

    /** The only known name that begins as the given one does, where that says enough. */
    private static @Nullable String begun(String given, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(given.toLowerCase(Locale.ROOT)))
                .toList();
        return given.length() >= LEAST_BEGINNING && longer.size() == 1 ? longer.get(0) : null;
    }

    private static int mostDistance(String given, String name) {
        return Math.max(1, Math.min(given.length(), name.length()) / 3);
    }

    private static int distance(String left, String right) {
        String one = left.toLowerCase(Locale.ROOT);
        String other = right.toLowerCase(Locale.ROOT);
        int distance = DISTANCE.apply(one, other);
        // Letters changed round are one slip of the hand.
        return distance == 2 && Arrays.equals(letters(one), letters(other)) ? 1 : distance;
    }

    private static int[] letters(String name) {
        return name.chars().sorted().toArray();
    }
}
