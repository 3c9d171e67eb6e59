package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.kit.Eventually;
import plumbline.kit.ServedPacks;
import plumbline.kit.TinyPack;

/** What the service counts of itself. */
class MetricsTest {
    private static final String TINY = "tiny";

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> TinyPack.write(rules, TINY, 1));

    /** The value of the line that begins so; 0 when there is none. */
    private double value(String beginning) {
        String text = service.get("/metrics").text();
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(beginning) + " (\\S+)$").matcher(text);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    @Test
    void requestsEvaluationsAndRecordsAreCounted() {
        String requests =
                "plumbline_requests_seconds_count{method=\"POST\",route=\"/api/policies/{policy}/evaluations\",status=\"201\"}";
        String made = "plumbline_evaluations_seconds_count{outcome=\"made\",policy=\"tiny\"}";
        String refused = "plumbline_evaluations_seconds_count{outcome=\"refused\",policy=\"tiny\"}";
        String kept = "plumbline_journal_records_total{kind=\"evaluation\",policy=\"tiny\"}";
        double length = value("plumbline_journal_length");
        assertThat(value(made)).isZero();
        assertReply(service.evaluate(TINY, "", TinyPack.request())).hasStatus(201);
        assertReply(service.evaluate(TINY, "?dryRun=true", TinyPack.request())).hasStatus(200);
        assertReply(service.evaluate(TINY, "", JsonNodeFactory.instance.objectNode()))
                .hasStatus(422);
        assertThat(value(made)).isEqualTo(2);
        assertThat(value(refused)).isEqualTo(1);
        assertThat(value(kept)).isEqualTo(1);
        assertThat(value("plumbline_journal_length")).isEqualTo(length + 1);
        Eventually.is("counted", () -> value(requests) == 1);
        assertThat(value("plumbline_gate_working{gate=\"evaluations\"}")).isZero();
        assertThat(value("jvm_threads_live_threads")).isPositive();
    }

    @Test
    void whatNobodyServesIsCountedAsOne() {
        for (int i = 0; i < 3; i++) {
            service.get("/nowhere/" + i);
        }
        Eventually.is(
                "counted",
                () -> value("plumbline_requests_seconds_count{method=\"none\",route=\"none\",status=\"404\"}") == 3);
        assertThat(service.get("/metrics").text()).doesNotContain("nowhere");
    }

    @Test
    void aFolderWithFaultsIsSeen() throws IOException {
        assertThat(value("plumbline_policy{policy=\"tiny\",status=\"ready\"}")).isEqualTo(1);
        Files.writeString(service.rules().resolve(TINY).resolve(TinyPack.RULES), "rule \"半");
        Eventually.is("counted", () -> value("plumbline_policy{policy=\"tiny\",status=\"stale\"}") == 1);
        assertThat(value("plumbline_policy{policy=\"tiny\",status=\"ready\"}")).isZero();
        assertThat(value("plumbline_journal_records_total{kind=\"folder\",policy=\"tiny\"}"))
                .isEqualTo(1);
    }
}
