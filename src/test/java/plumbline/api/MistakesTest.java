package plumbline.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.cli.Shell;
import plumbline.kit.Golden;

/**
 * What {@code check} prints for each kind of mistake that authors of packs make. A file of a kind says what to change in
 * a sound pack ({@code # file}, {@code # file gone}, lines out behind {@code -}, lines in behind {@code +}, unseen
 * characters as \\u and four digits), and behind {@code ---} what is printed. {@code -Dgolden.update=true} rewrites that part.
 */
class MistakesTest {
    private static final Path MISTAKES = Path.of("src/test/resources/mistakes");
    private static final String ID = "village-grading";
    private static final String BORDER = "---\n";

    private static final Pattern EDIT =
            Pattern.compile("# (\\S+) gone\n|# (\\S+)(?: (?:as (\\S+)|alone))?\n((?:- .*\n)*)((?:\\+ .*\n)+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** A fault begins with its place. */
    private static final Pattern PLACE =
            Pattern.compile("^" + ID + "/(\\S+) \\[([a-z0-9-]+)] (.*)$", Pattern.MULTILINE);

    /** Faults of whole files, or of nothing that is written anywhere. */
    private static final List<String> WITHOUT_PLACE = List.of(
            "not-utf-8", "misnamed-file", "empty-file", "case-failed", "item-without-rule", "missing-file", "no-cases");

    @TempDir
    private Path rules;

    static Stream<Path> kinds() throws IOException {
        try (Stream<Path> files = Files.list(MISTAKES.resolve("kinds"))) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void thePackItselfIsSoundAndPassesItsCase() throws IOException {
        copyPack();
        Shell.Ran check = Shell.run("check", "--rules", rules.toString());
        assertThat(check.status()).as(check.out()).isZero();
        assertThat(Shell.run("test", "--rules", rules.toString()).out()).contains("1 passed, 0 failed");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsPrintedIsWhatIsKept(Path kind) throws IOException {
        String written = Files.readString(kind);
        String edits = written.substring(0, written.indexOf(BORDER));
        copyPack();
        Matcher edit = EDIT.matcher(edits);
        int end = 0;
        for (; edit.lookingAt(); edit.region(end, edits.length())) {
            if (edit.group(1) != null) {
                Files.delete(rules.resolve(ID).resolve(edit.group(1)));
            } else {
                apply(edit.group(2), edit.group(3), edit.group(4), edit.group(5));
            }
            end = edit.end();
        }
        assertThat(end).as("the edits of %s are read to their end", kind).isEqualTo(edits.length());
        Shell.Ran ran = Shell.run("check", "--rules", rules.toString());
        Golden.assertSame(kind, edits + BORDER + ran.out() + ran.err());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).as("only errors keep a pack from being used").isEqualTo(hasErrors(ran.out()) ? 1 : 0);
        assertForStaff(ran.out());
    }

    private static boolean hasErrors(String printed) {
        return PLACE.matcher(printed).results().anyMatch(found -> !found.group(3)
                .startsWith("提醒："));
    }

    /** No words of the engine or of Java, both languages, and a place. */
    private static void assertForStaff(String printed) {
        String said = printed.replaceAll("(?m)^    \\| .*$", "");
        assertThat(said).doesNotContainPattern("Exception|\\bjava\\.|org\\.|ERR 1|mismatched|Lambda| /[a-z]+/[0-9]");
        List<String> lines = printed.lines().toList();
        PLACE.matcher(printed).results().forEach(fault -> {
            assertThat(fault.group(3)).as("in Chinese").containsPattern("\\p{IsHan}");
            if (!WITHOUT_PLACE.contains(fault.group(2))) {
                assertThat(fault.group(1)).as("place of %s", fault.group()).matches("\\S+:\\d+:\\d+");
            }
        });
        long remedies = lines.stream().filter(line -> line.startsWith("    → ")).count();
        assertThat(remedies).isEqualTo(2 * PLACE.matcher(printed).results().count());
    }

    private void copyPack() throws IOException {
        Path pack = MISTAKES.resolve("pack");
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = rules.resolve(ID).resolve(pack.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private void apply(String file, String encoding, String out, String in) throws IOException {
        Path path = rules.resolve(ID).resolve(file);
        String text;
        if (out.isEmpty()) {
            text = unescaped(lines(in)).stripTrailing();
        } else {
            String before = Files.readString(path);
            String removed = lines(out).stripTrailing();
            // An edit of whole lines takes their end along only where it leaves none.
            String removedWhole = lines(in).isBlank() ? removed + "\n" : removed;
            assertThat(before.split(Pattern.quote(removedWhole), -1))
                    .as("%s in %s", removed, file)
                    .hasSize(2);
            text = before.replace(
                    removedWhole,
                    lines(in).isBlank() ? "" : unescaped(lines(in)).replaceAll("\n$", ""));
        }
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }

    private static String lines(String edit) {
        return edit.lines().map(line -> line.substring(2) + "\n").collect(joining());
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
