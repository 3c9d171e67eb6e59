package plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.record.StoredEvaluation;
import plumbline.kit.KeptFolder;
import plumbline.kit.PackCopy;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** What running an evaluation again says of one that is not as it comes out today. */
class ReplayTest {
    private static KeptFolder kept;
    private static StoredEvaluation stored;

    @BeforeAll
    static void keep(@TempDir Path data, @TempDir Path rules) throws IOException {
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        kept = KeptFolder.in(data, rules);
        stored = kept.keep(Street.SHANGRAO, 1);
    }

    @AfterAll
    static void close() {
        kept.close();
    }

    private static Replayed replayed(ObjectNode input, ObjectNode result) {
        return kept.audit()
                .replay()
                .run(new StoredEvaluation(stored.record(), JsonText.bytes(input), JsonText.bytes(result)));
    }

    @Test
    void whatWasNotChangedIsIdentical() {
        Replayed replayed = replayed(stored.input(), stored.result());
        assertThat(replayed.isIdentical()).isTrue();
        assertThat(replayed.sameFirings()).isTrue();
    }

    @Test
    void anEntryIsNamedByItsSubjectItemAndRule() {
        ObjectNode result = stored.result();
        ObjectNode entry = result.withObject("/results/0/entries/2");
        BigDecimal points = entry.get("points").decimalValue();
        entry.put("points", points.add(BigDecimal.ONE));
        FirstDifference difference = replayed(stored.input(), result).difference();
        assertThat(difference).isNotNull();
        assertThat(difference.pointer()).isEqualTo("/results/0/entries/2/points");
        assertThat(difference.subject()).isEqualTo(result.at("/results/0/id").asText());
        assertThat(difference.item()).isEqualTo(entry.get("item").asText());
        assertThat(difference.rule()).isEqualTo(entry.get("rule").asText());
        assertThat(difference.then().decimalValue()).isEqualByComparingTo(points.add(BigDecimal.ONE));
        assertThat(difference.now().decimalValue()).isEqualByComparingTo(points);
    }

    @Test
    void anotherOrderOfMembersIsADifferenceToo() {
        ObjectNode result = stored.result();
        ObjectNode first = result.withObject("/results/0");
        first.set("id", first.remove("id"));
        assertThat(replayed(stored.input(), result).difference().pointer()).isEqualTo("/results/0");
    }

    @Test
    void aSubjectThatIsNotThereTodayIsMissing() {
        ObjectNode result = stored.result();
        result.withArray("/results").addObject().put("id", "ghost");
        FirstDifference difference = replayed(stored.input(), result).difference();
        assertThat(difference.subject()).isEqualTo("ghost");
        assertThat(difference.now().isMissingNode()).isTrue();
    }

    @Test
    void anInputThatIsNoLongerTakenIsSaid() {
        ObjectNode input = stored.input();
        input.withObject("/subjects/0/indicators").put("satisfaction", 500);
        Replayed replayed = replayed(input, stored.result());
        assertThat(replayed.isIdentical()).isFalse();
        assertThat(replayed.failure().zh()).contains("/subjects/0/indicators/satisfaction");
    }
}
