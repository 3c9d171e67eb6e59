package plumbline.packs.mutation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;

/** What a number or a day could be by a slip: one off in its last place, or far off. Stateless. */
final class OtherNumbers {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private OtherNumbers() {}

    /** One more and one less in the last place written, double and half. */
    static List<String> of(String written) {
        BigDecimal number = new BigDecimal(written);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(number.scale());
        return Stream.of(
                        number.add(unit),
                        number.subtract(unit),
                        number.signum() == 0 ? BigDecimal.TEN : number.multiply(TWO),
                        number.divide(TWO, number.scale(), RoundingMode.DOWN))
                .filter(other -> other.compareTo(number) != 0)
                .map(BigDecimal::toPlainString)
                .distinct()
                .toList();
    }

    /** The day before, the day behind, and one a month later; of a year, or of any. */
    static List<String> ofDay(String written) {
        boolean hasYear = written.length() > "MM-DD".length();
        LocalDate day = hasYear
                ? LocalDate.parse(written)
                : MonthDay.parse("--" + written).atYear(2023);
        return Stream.of(day.minusDays(1), day.plusDays(1), day.plusMonths(1))
                .map(other -> hasYear ? other.toString() : other.toString().substring("YYYY-".length()))
                .toList();
    }
}
