package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.kit.WrittenPack.points;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.facts.RuleFault;
import plumbline.kit.WrittenPack;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** Working days are counted by the days off that the pack lists, in the years that it lists them for. */
class WorkingDaysTest {
    private static final String DECLARED =
            """
            indicators:
              - {code: due, zh: 期限, en: Due, type: date}
              - {code: on, zh: 报送, en: Sent, type: date}
            tables:
              - code: daysOff
                type: DayOff
                zh: 放假
                en: Days off
                columns:
                  - {code: day, zh: 日期, en: Day, type: date}
                  - {code: what, zh: 安排, en: What, type: text}
                rows: [["2025-10-01", off], ["2025-10-02", off], ["2025-10-03", off], ["2025-10-11", work]%s]
                basis: 通知
                origin: text
            calendars:
              - {code: state, zh: 国家放假安排, en: Days off, years: [2025], table: daysOff, basis: 通知, origin: text}
            categories:
              - code: base
                zh: 基本
                en: Base
                items:
                  - {code: late, zh: 迟报, en: Late, basis: 一, origin: text}
            """;

    private static WrittenPack pack(String rows) {
        return new WrittenPack(DECLARED.formatted(rows))
                .rules(
                        "score",
                        """
                rule "迟报一个工作日扣1分"
                    @item(late)
                when
                    Calendar( code == "state", $days : days )
                    $bank : Bank( $due : due, $on : on )
                then
                    ledger.award($bank, minus(0, workingDaysFrom($due, $on, $days)), "期限 {due}，{on} 报送");
                end
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-30, 2025-09-30, 0",
        "2025-09-30, 2025-10-03, 0",
        "2025-09-30, 2025-10-06, -1",
        "2025-10-10, 2025-10-11, -1",
        "2025-10-10, 2025-10-12, -1",
        "2025-10-10, 2025-10-13, -2",
        "2025-10-13, 2025-10-10, 2",
        "2025-01-01, 2025-01-02, -1"
    })
    void daysOffAndWeekendsDoNotCountAndWorkingWeekendsDo(String due, String on, String points) throws Exception {
        assertThat(points(
                        pack("").answer("- {id: x, indicators: {due: \"%s\", on: \"%s\"}}".formatted(due, on)),
                        "x",
                        "late"))
                .hasValue(points);
    }

    @Test
    void aYearWithoutItsDaysOffStopsTheEvaluation() {
        assertThatThrownBy(() -> pack("").answer("- {id: x, indicators: {due: \"2025-12-31\", on: \"2026-01-01\"}}"))
                .isInstanceOfSatisfying(RuleFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("calendar-without-year");
                    assertThat(fault.text().en()).contains("does not cover 2026");
                });
    }

    @Test
    void aDayOfAnotherYearOrListedTwiceOrOfNoKnownKindIsRefused() {
        assertThatThrownBy(() -> pack(", [\"2026-01-01\", off], [\"2025-10-01\", work], [\"2025-10-04\", rest]")
                        .pack())
                .isInstanceOfSatisfying(PackRejected.class, rejected -> assertThat(rejected.findings())
                        .extracting(Finding::code)
                        .containsExactly("day-out-of-years", "duplicate-value", "wrong-value"));
    }
}
