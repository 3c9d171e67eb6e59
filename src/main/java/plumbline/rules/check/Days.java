package plumbline.rules.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;

/** Finds days written in a rule that no calendar has; they would fail when the rule runs, or match for no one. */
final class Days {
    private Days() {}

    static void check(FileFindings findings, Expression.Call call) {
        boolean isDay = call.of() == null && call.at().isText("day");
        if (isDay && !isThere(call.arguments())) {
            findings.error(call.at(), "no-such-day");
        }
    }

    private static boolean isThere(List<Expression> arguments) {
        try {
            if (arguments.size() == 2 && arguments.get(1).word() != null) {
                MonthDay.parse("--" + arguments.get(1).at().unquoted());
            } else if (arguments.size() == 3) {
                List<BigDecimal> numbers = arguments.stream()
                        .map(Expression::number)
                        .map(number -> number == null ? BigDecimal.ONE : number)
                        .toList();
                boolean hasYear = arguments.get(0).number() != null;
                // In a leap year, where the year is not known.
                LocalDate.of(
                        hasYear ? numbers.get(0).intValue() : 2000,
                        numbers.get(1).intValue(),
                        numbers.get(2).intValue());
            }
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
