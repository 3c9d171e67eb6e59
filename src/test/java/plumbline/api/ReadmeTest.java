package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.cli.Shell;
import plumbline.kit.Service;

/** Every command of the README and of docs prints what they say; {@code …} stands for what is left out. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final String ADDRESS = "http://127.0.0.1:8080";

    /** A command and what it prints. */
    record Example(String command, String printed) {
        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                for (String part : block.group(1).split("(?m)^\\$ ", -1)) {
                    if (!part.isEmpty()) {
                        int end = part.indexOf('\n');
                        examples.add(new Example(part.substring(0, end), part.substring(end + 1)));
                    }
                }
            }
        }
        return examples.stream();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(Files::isRegularFile).sorted())
                    .toList();
        }
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                Path file = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                assertThat(file).as("%s, %s", page, link.group()).exists();
                if (link.group(2) != null) {
                    assertThat(headings(file)).as("%s, %s", page, link.group()).contains(link.group(2));
                }
            }
        }
    }

    /** The headings of a page as links name them. */
    private static List<String> headings(Path page) throws IOException {
        return Files.readString(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readString(Path.of("README.md")).lines().count()).isLessThanOrEqualTo(250);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void printsWhatTheReadmeSays(Example example) throws IOException, InterruptedException {
        List<String> words = words(example.command());
        String printed = words.get(0).equals("curl")
                ? curl(words.subList(1, words.size()))
                : Shell.run(words.subList(1, words.size()).toArray(String[]::new))
                        .out();

        assertThat(printed.stripTrailing()).matches(pattern(example.printed()));
    }

    /** A line of … alone stands for any lines, a … within a line for any characters. */
    private static Pattern pattern(String text) {
        String pattern = text.stripTrailing()
                .lines()
                .map(line -> line.equals("…")
                        ? "(?s:.*)"
                        : Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .collect(Collectors.joining("\n"));
        return Pattern.compile(pattern);
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static String curl(List<String> words) throws IOException, InterruptedException {
        try (Service service = Service.ofPacks()) {
            HttpRequest.Builder request = HttpRequest.newBuilder();
            for (int i = 0; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "-s" -> {}
                    case "-X" -> i++;
                    case "-H" -> {
                        String[] header = words.get(++i).split(": ", 2);
                        request.header(header[0], header[1]);
                    }
                    case "--data" -> request.POST(BodyPublishers.ofString(words.get(++i)));
                    case "--data-binary" ->
                        request.POST(
                                BodyPublishers.ofFile(Path.of(words.get(++i).substring(1))));
                    default ->
                        request.uri(URI.create(words.get(i).replace(ADDRESS, "http://127.0.0.1:" + service.port())));
                }
            }
            return HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
