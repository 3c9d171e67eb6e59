package plumbline.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells working days from days off, in the years that a calendar covers. Immutable. */
public final class WorkingDays {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final String code;
    private final Set<Integer> years;
    private final Map<LocalDate, Boolean> working;

    /**
     * The working days of a calendar.
     *
     * @param years that it covers
     * @param working whether each day that is not as its weekday says is a working day
     */
    public WorkingDays(String code, Set<Integer> years, Map<LocalDate, Boolean> working) {
        this.code = code;
        this.years = Set.copyOf(years);
        this.working = Map.copyOf(working);
    }

    /**
     * How many working days there are after the first day, up to the second; negative when the second is the earlier one.
     *
     * @throws RuleFault when a year between them is not covered
     */
    int from(LocalDate first, LocalDate second) {
        if (second.isBefore(first)) {
            return -from(second, first);
        }
        for (int year = first.getYear(); year <= second.getYear(); year++) {
            checkCovered(year);
        }
        int days = 0;
        for (LocalDate day = first.plusDays(1); !day.isAfter(second); day = day.plusDays(1)) {
            Deadline.checkRunning();
            days += working.getOrDefault(day, !WEEKEND.contains(day.getDayOfWeek())) ? 1 : 0;
        }
        return days;
    }

    private void checkCovered(int year) {
        if (!years.contains(year)) {
            String known = new TreeSet<>(years).toString();
            throw new RuleFault("calendar-without-year", code, String.valueOf(year), known);
        }
    }
}
