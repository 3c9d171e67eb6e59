package plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RateFormulasTest {
    @Test
    void aRateIsTakenOfANumberWithoutRounding() {
        assertThat(Formulas.percentOf(1, 50)).isEqualTo(Exact.of(new BigDecimal("0.5")));
        assertThat(Formulas.percentOf(Formulas.share(1, 3), 600)).isEqualTo(Exact.of(2));
        assertThat(Formulas.perMilleOf(2, new BigDecimal("400"))).isEqualTo(Exact.of(new BigDecimal("0.8")));
        assertThat(Formulas.perMilleOf(5, -200)).isEqualTo(Exact.of(-1));
    }

    @Test
    void aDayOfTheYearIsThatOfTheGivenYear() {
        assertThat(Formulas.day(2023, "06-30")).isEqualTo(LocalDate.of(2023, 6, 30));
        assertThat(Formulas.day(2024, "02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Formulas.day(2023, "02-29")).isEqualTo(LocalDate.of(2023, 2, 28));
    }
}
