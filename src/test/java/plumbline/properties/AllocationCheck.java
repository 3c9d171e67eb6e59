package plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import plumbline.kit.AnswerJson;
import plumbline.policy.OutcomeKind;
import plumbline.properties.RandomAnswers.Trial;

/** Whether a pool is shared out to the cent, or a notice says that it is not. */
final class AllocationCheck {
    private AllocationCheck() {}

    static void check(Trial trial, OutcomeKind kind) {
        List<BigDecimal> parts = trial.ranked().stream()
                .map(row -> AnswerJson.outcome(row, kind.code()))
                .flatMap(Optional::stream)
                .toList();
        JsonNode pool = trial.request().path("context").path(kind.pool());
        if (parts.isEmpty()) {
            assertThat(pool.isNumber() && !isNothingToShare(trial))
                    .as("a pool, no part of it, and no notice")
                    .isFalse();
            return;
        }
        assertThat(parts).hasSameSizeAs(trial.ranked()).allMatch(part -> part.signum() >= 0 && part.scale() <= 2);
        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(pool.decimalValue());
    }

    private static boolean isNothingToShare(Trial trial) {
        return AnswerJson.elements(trial.answer().json().get("notices"))
                .anyMatch(notice -> notice.get("code").asText().equals("nothing-to-share"));
    }
}
