package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the log says of how a service was started. */
class EffectiveOptionsTest {
    @Test
    void whatIsSecretIsNotRepeated() {
        CommandLine serve = Main.commandLine().getSubcommands().get("serve");
        serve.parseArgs(
                "--database",
                "jdbc:postgresql://host/plumbline?user=u&password=p1&sslmode=require&sslpassword=p2",
                "--name",
                "a,b");
        assertThat(EffectiveOptions.of(serve.getCommandSpec()))
                .containsEntry(
                        "database",
                        "jdbc:postgresql://host/plumbline?user=u&password=***&sslmode=require&sslpassword=***")
                .containsEntry("name", "a,b")
                .containsEntry("open", "false")
                .doesNotContainKey("help");
    }
}
