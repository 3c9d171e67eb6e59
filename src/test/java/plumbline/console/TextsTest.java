package plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console says: every text in both languages, none missing and none left over. */
class TextsTest {
    private static final Path MODULES = Path.of("src/main/resources/plumbline/console/js");
    private static final Pattern KEY = Pattern.compile("'([a-z][A-Za-z-]*(?:\\.[A-Za-z-]+)*)'");
    private static final Pattern BEGINNING = Pattern.compile("\\bt\\(`([a-zA-Z.]+\\.)\\$\\{");
    private static final Pattern USED = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final int LINES_OF_A_FILE = 250;

    private static List<Path> modules() {
        try (Stream<Path> files = Files.walk(MODULES.getParent())) {
            return files.filter(file -> file.toString().matches(".*\\.(js|css)"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String code() {
        return modules().stream()
                .filter(file -> !file.toString().contains("texts"))
                .map(TextsTest::read)
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode texts() throws IOException {
        String module = Files.readString(MODULES.resolve("texts/texts.js"));
        return new JsonMapper().readTree(module.substring(module.indexOf('{'), module.lastIndexOf('}') + 1));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaces() throws IOException {
        texts().properties().forEach(text -> {
            assertThat(text.getValue()).as(text.getKey()).hasSize(2);
            String chinese = text.getValue().get(0).asText();
            String english = text.getValue().get(1).asText();
            assertThat(chinese).as(text.getKey()).isNotBlank();
            assertThat(english).as(text.getKey()).isNotBlank();
            assertThat(places(chinese)).as(text.getKey()).isEqualTo(places(english));
        });
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyTextThatIsSaidIsThereAndNoneIsLeftOver() throws IOException {
        String code = code();
        Set<String> keys =
                texts().properties().stream().map(text -> text.getKey()).collect(Collectors.toSet());
        Set<String> beginnings = matches(BEGINNING, code);
        assertThat(keys).containsAll(matches(USED, code));
        assertThat(beginnings).allSatisfy(beginning -> assertThat(keys).anyMatch(key -> key.startsWith(beginning)));
        Set<String> named = matches(KEY, code);
        assertThat(keys)
                .allMatch(key -> named.contains(key) || beginnings.stream().anyMatch(key::startsWith), "said");
    }

    @Test
    void filesAreSmall() {
        modules().stream()
                .filter(file -> !file.toString().contains("texts"))
                .forEach(file ->
                        assertThat(read(file).lines().count()).as("%s", file).isLessThanOrEqualTo(LINES_OF_A_FILE));
    }
}
