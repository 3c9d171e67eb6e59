package plumbline.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import plumbline.text.Text;

/**
 * The days off that somebody orders, such as the State Council each year; weekends need not be named.
 *
 * @param table code of the table that lists the days
 * @param years that it covers: of other years nobody knows yet
 * @param working whether each day that the table lists is a working day
 */
public record Calendar(
        String code,
        Text label,
        String table,
        Set<Integer> years,
        Map<LocalDate, Boolean> working,
        Authority authority) {
    /** The words of the table's second column, for a day off and a working day. */
    public static final String OFF = "off";

    public static final String WORK = "work";

    public Calendar {
        years = Set.copyOf(years);
        working = Map.copyOf(working);
    }
}
