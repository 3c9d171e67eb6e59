package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the log says of how a service was started. */
class EffectiveOptionsTest {
    @Test
    void whatIsSecretIsNotRepeated() {
        CommandLine line = Main.commandLine();
        line.parseArgs(
                "serve",
                "--database",
                "jdbc:postgresql://host/plumbline?user=u&password=p1&sslmode=require&sslpassword=p2",
                "--name",
                "a,b",
                "--webhook",
                "https://hooks.example.cn/services/T0/secret,http://localhost:9000");
        assertThat(EffectiveOptions.of(line.getSubcommands().get("serve").getCommandSpec()))
                .containsEntry(
                        "database",
                        "jdbc:postgresql://host/plumbline?user=u&password=***&sslmode=require&sslpassword=***")
                .containsEntry("name", "a,b")
                .containsEntry("webhook", "https://hooks.example.cn/***,http://localhost:9000")
                .containsEntry("open", "false")
                .doesNotContainKey("help");
    }
}
