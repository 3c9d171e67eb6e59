package plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the formulas that rules name come to. */
class FormulasTest {
    @Test
    void threeThirdsTogetherAreExactlyOne() {
        Exact third = Formulas.share(1, 3);
        assertThat(Formulas.plus(third, third, third)).isEqualTo(Exact.of(1));
        assertThat(Formulas.plus(1, new BigDecimal("0.5"), third.negated())).isEqualTo(Formulas.share(7, 6));
    }

    @ParameterizedTest
    @CsvSource({"1.005, 2, 1.01", "-1.005, 2, -1.01", "1.0049, 2, 1", "2.5, 0, 3", "66.66666, 4, 66.6667"})
    void aNumberIsRoundedAwayFromZero(BigDecimal number, int decimals, BigDecimal rounded) {
        assertThat(Formulas.rounded(number, decimals)).isEqualTo(Exact.of(rounded));
    }

    @Test
    void noNumberHasFewerDecimalsThanNoneOrMoreThanAnyMayHave() {
        assertThatThrownBy(() -> Formulas.rounded(BigDecimal.ONE, -1)).isInstanceOf(RuleFault.class);
        assertThatThrownBy(() -> Formulas.rounded(BigDecimal.ONE, 21)).isInstanceOf(RuleFault.class);
        assertThat(Formulas.rounded(BigDecimal.ONE, 20)).isEqualTo(Exact.of(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 2025-02-27, 0",
        "2025-01-31, 2025-02-28, 1",
        "2024-01-31, 2024-02-28, 0",
        "2024-01-31, 2024-02-29, 1",
        "2025-03-15, 2026-03-14, 11",
        "2025-03-15, 2026-03-15, 12",
        "2025-03-15, 2025-03-15, 0",
        "2026-03-15, 2025-03-16, -11",
        "2026-03-15, 2025-03-15, -12"
    })
    void wholeMonthsEndOnTheSameDay(LocalDate first, LocalDate second, int months) {
        assertThat(Formulas.monthsFrom(first, second)).isEqualTo(months);
    }
}
