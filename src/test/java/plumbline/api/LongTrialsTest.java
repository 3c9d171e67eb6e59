package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Eventually;
import plumbline.kit.PackCopy;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;

/** A pack that takes long to try keeps nobody else's edits from coming into force, and no evaluation from its answer. */
class LongTrialsTest {
    /** Far more than the compiler takes in the time of a small edit. */
    private static final int RULES = 950;

    @Test
    void anEditComesIntoForceWhileAnotherPackIsStillTried(@TempDir Path rules, @TempDir Path data, @TempDir Path aside)
            throws Exception {
        Path tiny = TinyPack.write(rules, "tiny", 1);
        try (Service service = Service.of(rules, data)) {
            StringBuilder many = new StringBuilder("agenda-group \"score\"\n");
            for (int i = 0; i < RULES; i++) {
                many.append("rule \"%d\"\nwhen\n $b : Bank( taxPaid == 7%06d )\nthen\n".formatted(i, i))
                        .append(" ledger.notice(\"nothing-to-share\", $b);\nend\n");
            }
            PackCopy.ofShangrao(aside, "many").write("15-many.drl", many.toString());
            Files.move(aside.resolve("many"), rules.resolve("many"));
            Files.writeString(tiny.resolve(TinyPack.RULES), TinyPack.rule(2));
            Eventually.is("two points", () -> points(service) == 2);
            assertThat(service.get("/api/policies/many").status()).isEqualTo(503);
            assertThat(service.get("/healthz").status()).isEqualTo(200);
        }
    }

    private static int points(Service service) {
        JsonNode answer =
                service.evaluate("tiny", "?dryRun=true", TinyPack.request()).json();
        return answer.at("/results/0/total").asInt();
    }
}
