package plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What the formulas that rules name come to. */
class FormulasTest {
    @Test
    void threeThirdsTogetherAreExactlyOne() {
        Exact third = Formulas.share(1, 3);
        assertThat(Formulas.plus(third, third, third)).isEqualTo(Exact.of(1));
        assertThat(Formulas.plus(1, new BigDecimal("0.5"), third.negated())).isEqualTo(Formulas.share(7, 6));
    }
}
