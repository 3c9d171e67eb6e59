package plumbline.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plumbline.intake.Limits;

/** Bodies that are made to use the machine up: too deep, too long, too many. */
final class OversizedBodies {
    private final List<MalformedBody> bodies = new ArrayList<>();

    static List<MalformedBody> all() {
        OversizedBodies sizes = new OversizedBodies();
        sizes.deep();
        sizes.large();
        return sizes.bodies;
    }

    private void deep() {
        for (int depth : new int[] {33, 34, 100, 1_000, 10_000, 100_000}) {
            String lists = "[".repeat(depth) + "]".repeat(depth);
            String objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            bodies.add(MalformedBody.of(depth + " lists", lists));
            bodies.add(MalformedBody.of(depth + " objects", objects));
            bodies.add(MalformedBody.of(depth + " lists without end", "[".repeat(depth)));
            bodies.add(MalformedBody.of(depth + " objects without end", "{\"a\":".repeat(depth)));
            bodies.add(MalformedBody.with(depth + " lists as name", "\"信江银行\"", lists));
            bodies.add(MalformedBody.with(depth + " objects as taxPaid", "1200", objects));
        }
    }

    private void large() {
        for (int length : new int[] {129, 10_000, 1_000_000}) {
            String name = "n".repeat(length);
            bodies.add(MalformedBody.with(
                    "a member's name of " + length, "\"taxPaid\"", "\"" + name + "\":1,\"taxPaid\""));
        }
        for (int length : new int[] {201, 4_097, 1_900_000}) {
            bodies.add(MalformedBody.with("a name of " + length, "信江银行", "x".repeat(length)));
            bodies.add(MalformedBody.with("an id of " + length, "b1", "x".repeat(length)));
            bodies.add(MalformedBody.with("a period of " + length, "\"2022\"", "\"" + "2".repeat(length) + "\""));
        }
        bodies.add(MalformedBody.with("65,536 names with one hash", "{\"pool\"", "{" + colliding() + "\"pool\""));
        bodies.add(MalformedBody.of("65,536 names with one hash and nothing else", "{" + colliding() + "\"x\":0}"));
        bodies.add(MalformedBody.of("too many elements", "[" + "0,".repeat(600_000) + "0]"));
        bodies.add(MalformedBody.of(
                "too many subjects", "{\"period\":\"2022\",\"subjects\":[" + "{},".repeat(2_000) + "{}]}"));
        bodies.add(
                MalformedBody.of("empty subjects", "{\"period\":\"2022\",\"subjects\":[" + "{},".repeat(500) + "{}]}"));
        bodies.add(MalformedBody.of("a byte too many", MalformedBody.VALID + " ".repeat(Limits.MAX_BYTES)));
        bodies.add(MalformedBody.of("too many bytes of nothing", " ".repeat(Limits.MAX_BYTES + 1)));
        bodies.add(MalformedBody.of("too many brackets", "[".repeat(Limits.MAX_BYTES + 1)));
    }

    /** "Aa", "BB" and "C#" have the same hash, and so has whatever is put together of as many of them. */
    private static String colliding() {
        String[] parts = {"Aa", "BB", "C#"};
        return IntStream.range(0, 65_536)
                .mapToObj(i -> {
                    StringBuilder name = new StringBuilder();
                    for (int rest = i, digit = 0; digit < 11; digit++, rest /= 3) {
                        name.append(parts[rest % 3]);
                    }
                    return "\"" + name + "\":0,";
                })
                .collect(Collectors.joining());
    }
}
