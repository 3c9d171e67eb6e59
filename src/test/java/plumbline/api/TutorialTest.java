package plumbline.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.cli.Shell;
import plumbline.kit.Golden;

/**
 * Follows rules/README.md to the letter: writes the files that it shows into an empty folder, makes the edits that it
 * shows (each until the next command, as it asks), and compares what its commands print with what it says they print.
 */
class TutorialTest {
    private static final Path TUTORIAL = Path.of("rules/README.md");

    /** A fenced block: what it is, the file it is about, and its text. */
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)(?: (\\S+))?\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String COMMAND = "$ ./plumbline ";

    @TempDir
    private Path folder;

    private final List<Runnable> undo = new ArrayList<>();
    private int commands;

    @Test
    void whatTheTutorialSaysIsWhatHappens() throws IOException {
        String written = Files.readString(TUTORIAL);
        String followed = BLOCK.matcher(written).replaceAll(block -> Matcher.quoteReplacement(follow(block.group())));
        assertThat(commands).as("commands in the tutorial").isGreaterThanOrEqualTo(8);
        Golden.assertSame(TUTORIAL, followed);
    }

    private String follow(String block) {
        Matcher parts = BLOCK.matcher(block);
        assertThat(parts.matches()).isTrue();
        String kind = parts.group(1);
        if (kind.equals("console")) {
            String command = parts.group(3).lines().findFirst().orElse("");
            return "```console\n" + command + "\n" + run(command) + "```";
        }
        if (kind.equals("diff")) {
            edit(file(parts.group(2)), parts.group(3));
        } else if (Files.exists(file(parts.group(2)))) {
            assertThat(read(file(parts.group(2))))
                    .as("a file that is shown again")
                    .isEqualTo(parts.group(3));
        } else {
            write(file(parts.group(2)), parts.group(3));
        }
        return block;
    }

    private Path file(String name) {
        assertThat(name).as("the name of the file of a block").isNotNull();
        return folder.resolve(name);
    }

    private String run(String command) {
        assertThat(command).startsWith(COMMAND);
        commands++;
        String[] arguments = Arrays.stream(command.substring(COMMAND.length()).split(" "))
                .map(argument -> Files.exists(folder.resolve(argument))
                        ? folder.resolve(argument).toString()
                        : argument)
                .toArray(String[]::new);
        Shell.Ran ran = Shell.run(arguments);
        assertThat(ran.status())
                .as("exit status of %s, which printed:%n%s%s", command, ran.out(), ran.err())
                .isEqualTo(undo.isEmpty() ? 0 : 1);
        undo.forEach(Runnable::run);
        undo.clear();
        return (ran.out() + ran.err())
                .lines()
                .map(line -> line.stripTrailing() + "\n")
                .collect(joining());
    }

    private void edit(Path file, String diff) {
        String before = read(file);
        String removed = lines(diff, '-');
        assertThat(before).as("the text of %s", file).containsOnlyOnce(removed);
        write(file, before.replace(removed, lines(diff, '+')));
        undo.add(() -> write(file, before));
    }

    private static String lines(String diff, char sign) {
        return diff.lines()
                .filter(line -> line.charAt(0) == sign)
                .map(line -> line.substring(1) + "\n")
                .collect(joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }
}
