package plumbline.http.exchange;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/** Content negotiation by {@code Accept} (RFC 9110, 12.5.1). Stateless. */
public final class Accept {
    private static final String CHOSEN = "media type";
    private static final double EVERYTHING = 1;

    private Accept() {}

    /** Chooses what the answer will be, and refuses the request where the client takes none of it. */
    public static void choose(Context ctx, List<String> offered) {
        if (offered.size() > 1) {
            ctx.res().addHeader("Vary", "Accept");
        }
        String all = String.join(", ", offered);
        ctx.attribute(
                CHOSEN,
                best(ctx.header("Accept"), offered)
                        .orElseThrow(() -> HttpProblem.of(
                                406,
                                "not-acceptable",
                                new Text(
                                        "这里只有：" + all + "；请改 Accept",
                                        "There is only: " + all + "; change the Accept header"))));
    }

    /** The media type that was chosen. */
    public static String chosen(Context ctx) {
        return Objects.requireNonNull(ctx.attribute(CHOSEN));
    }

    /**
     * What the client likes best of what there is, and what stands first of what it likes as well; empty when it takes none.
     *
     * @param header null when the client sent none, and takes everything
     * @param offered media types without parameters
     */
    static Optional<String> best(@Nullable String header, List<String> offered) {
        String best = null;
        double most = 0;
        for (String type : offered) {
            double quality = header == null || header.isBlank() ? EVERYTHING : quality(header, type);
            if (quality > most) {
                best = type;
                most = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The weight of the most specific range that holds the type; 0 when none does. */
    private static double quality(String header, String type) {
        double quality = 0;
        int specific = 0;
        for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            int holds = holds(parts[0].strip(), type);
            if (holds > specific) {
                specific = holds;
                quality = weight(parts);
            }
        }
        return quality;
    }

    /** How specific the range is that holds the type; 0 when it does not. */
    private static int holds(String range, String type) {
        if (range.equals(type)) {
            return 3;
        }
        if (range.equals("*/*") || range.equals("*")) {
            return 1;
        }
        return range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)) ? 2 : 0;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                String weight = parameter.substring(2).strip();
                return weight.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(weight) : 0;
            }
        }
        return EVERYTHING;
    }
}
