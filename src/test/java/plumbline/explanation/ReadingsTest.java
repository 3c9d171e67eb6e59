package plumbline.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;
import plumbline.library.pack.Alternatives;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.rules.DerivedCache;
import plumbline.text.JsonText;

/** The packs' other readings run, and a draft that changes nothing has no impact. */
class ReadingsTest {
    /** Readings that change values alone share the compiled rules. */
    private static final class Kept implements DerivedCache {
        private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<byte[]> find(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(String key, byte[] made) {
            kept.put(key, made);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shangrao-deposit-contribution, begun-step-is-whole, 5",
        "corps-bank-grading, quota-rounded-up, 9",
        "shanxi-city-incentives, one-place-more, 6"
    })
    void eachReadingRunsAndTheRestIsWhatNoneChanges(String policy, String moving, int count) throws Exception {
        PackFolder folder = PackFolder.read(Path.of("rules", policy));
        Kept kept = new Kept();
        Pack pack = Pack.of(folder, kept);
        ObjectNode request = (ObjectNode) JsonText.read(Files.readAllBytes(Path.of("samples", policy, "request.json")));
        Alternatives alternatives = new Alternatives(folder);
        Run base = Run.of(pack, request);
        JsonNode readings =
                Readings.of(base, request, code -> Pack.of(Objects.requireNonNull(alternatives.folder(code)), kept));
        assertThat(readings.get("receipt")).isEqualTo(base.answer().get("receipt"));
        int run = 0;
        for (JsonNode reading : readings.get("readings")) {
            for (JsonNode alternative : reading.get("alternatives")) {
                run++;
                assertThat(alternative.has("comparison")).as("%s", alternative).isTrue();
                if (alternative.get("code").asText().equals(moving)) {
                    assertThat(alternative.at("/comparison/same").asBoolean()).isFalse();
                }
            }
        }
        assertThat(run).isEqualTo(count);
        assertThat(readings.get("unchanged").size() + readings.get("dependent").size())
                .isEqualTo(base.answer().get("results").size());
        assertThat(AnswerJson.elements(readings.get("dependent"))
                        .filter(each -> each.get("by").isEmpty()))
                .isEmpty();
        assertThat(alternatives.folder("none")).isNull();
        assertThat(Readings.text(readings)).contains(moving);
    }

    @Test
    void aDraftThatChangesNothingHasNoImpactAndOneThatDoesHas() throws Exception {
        PackFolder folder = PackFolder.read(Path.of("rules", Street.SHANGRAO));
        Kept kept = new Kept();
        Pack pack = Pack.of(folder, kept);
        ObjectNode request =
                (ObjectNode) JsonText.read(Files.readAllBytes(Path.of("samples", Street.SHANGRAO, "request.json")));
        Run base = Run.of(pack, request);
        Impact none = new Impact(Pack.of(folder, kept), Duration.ofMinutes(5));
        none.add(request.objectNode(), base.side(), request);
        assertThat(none.json().at("/counts/changed").asInt()).isZero();
        String file = "policy.yaml";
        String draft =
                new String(folder.files().get(file), StandardCharsets.UTF_8).replace("- [1000, 10]", "- [1000, 11]");
        Pack changed = Pack.of(folder.with(Map.of(file, Optional.of(draft.getBytes(StandardCharsets.UTF_8)))), kept);
        Impact some = new Impact(changed, Duration.ofMinutes(5));
        some.add(request.objectNode().put("id", "x"), base.side(), request);
        JsonNode impact = some.json();
        assertThat(impact.at("/counts/changed").asInt()).isEqualTo(1);
        assertThat(AnswerJson.elements(impact.at("/evaluations/0/comparison/subjects"))
                        .flatMap(subject -> AnswerJson.elements(subject.get("items")))
                        .map(item -> item.get("item").asText()))
                .isNotEmpty()
                .containsOnly("taxBonus");
        assertThat(Impact.text(impact)).startsWith("  x\n");
        Impact late = new Impact(changed, Duration.ofSeconds(-1));
        late.add(request.objectNode(), base.side(), request);
        assertThat(late.json().at("/counts/left").asInt()).isEqualTo(1);
    }
}
