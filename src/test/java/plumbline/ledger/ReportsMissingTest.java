package plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.facts.Formulas;

/** Reports due on the 10th and 25th of each month from 2022-04-10 on. */
class ReportsMissingTest {
    private static final LocalDate FIRST = LocalDate.of(2022, 4, 10);

    @ParameterizedTest
    @CsvSource({
        // nothing is due yet, also on the first day itself
        "          , 2022-04-01, 0",
        "          , 2022-04-10, 0",
        // never reported: all that are past are missing
        "          , 2022-04-11, 1",
        "          , 2022-04-25, 1",
        "          , 2022-04-26, 2",
        "          , 2023-04-11, 25",
        // any report answers the first
        "2022-01-01, 2022-04-11, 0",
        "2022-04-10, 2022-04-26, 1",
        "2022-04-11, 2022-04-26, 0",
        // a report answers the first day on or after it
        "2022-05-11, 2022-05-26, 0",
        "2022-05-10, 2022-05-26, 1",
        "2022-04-26, 2022-05-26, 1",
        "2022-04-25, 2022-05-26, 2",
        "2022-12-26, 2023-01-11, 0",
        "2022-12-25, 2023-01-11, 1",
        // a report given today, after the due day
        "2022-05-26, 2022-05-26, 0"
    })
    void countsTheDueDaysBehindTheOneThatTheLastReportAnswers(LocalDate last, LocalDate today, int missing) {
        assertThat(Formulas.reportsMissing(last, FIRST, today, 10, 25)).isEqualTo(missing);
    }
}
