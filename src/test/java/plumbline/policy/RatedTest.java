package plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.text.Text;

/** Ratings as reasons tell them. */
class RatedTest {
    private static final ValueKind.Rated KIND = new ValueKind.Rated(
            List.of(
                    new ValueKind.Choice("bank", new Text("人民银行", "central bank"), Set.of()),
                    new ValueKind.Choice("office", new Text("金融办", "finance office"), Set.of())),
            List.of(
                    new ValueKind.RatingGrade("good", new Text("良好", "good"), BigDecimal.ONE),
                    new ValueKind.RatingGrade("poor", new Text("较差", "poor"), BigDecimal.ZERO)));

    @Test
    void theyAreToldInTheOrderOfThePolicy() {
        Ratings both = new Ratings(Map.of("office", "poor", "bank", "good"), List.of(BigDecimal.ONE, BigDecimal.ZERO));
        assertThat(KIND.inWords(both)).isEqualTo("人民银行良好，金融办较差");
    }

    @Test
    void whoDidNotRateIsNotTold() {
        assertThat(KIND.inWords(new Ratings(Map.of("office", "good"), List.of(BigDecimal.ONE))))
                .isEqualTo("金融办良好");
        assertThat(KIND.inWords(new Ratings(Map.of(), List.of()))).isEmpty();
    }
}
