package plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people are shown a number that has no finite decimals. */
class ExactTest {
    @ParameterizedTest
    @CsvSource({
        "200, 3, 66.6667",
        "1, 3, 0.3333",
        "1, 30, 0.03333",
        "1, 700, 0.001429",
        "-1, 700, -0.001429",
        "1, 200, 0.005",
        "99999, 100000, 1",
        "123456789, 1, 123456789",
        "0, 7, 0"
    })
    void smallNumbersKeepFourSignificantDigits(int part, int whole, String shown) {
        assertThat(Exact.of(part).dividedBy(whole)).hasToString(shown);
    }

    @Test
    void noNumberIsShownWithMoreThanTwelveDecimals() {
        assertThat(Exact.of(new BigDecimal("0.00000000000123"))).hasToString("0.000000000001");
    }
}
