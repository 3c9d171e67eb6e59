package plumbline.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody probably meant. */
public final class NearestName {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private NearestName() {}

    /** The known name nearest to the given one, or null when none is near. */
    public static @Nullable String to(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(CodePointOrder.IDS))
                .filter(name -> distance(given, name) <= Math.max(1, Math.min(given.length(), name.length()) / 3))
                .orElse(null);
    }

    private static int distance(String left, String right) {
        return DISTANCE.apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    }
}
