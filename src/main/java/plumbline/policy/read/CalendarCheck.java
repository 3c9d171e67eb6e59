package plumbline.policy.read;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Calendar;
import plumbline.policy.Policy;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;

/** Checks calendars against the tables that list their days. */
final class CalendarCheck {
    private final Policy policy;
    private final PolicyFindings findings;

    CalendarCheck(Policy policy, PolicyFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    void run() {
        for (int c = 0; c < policy.calendars().size(); c++) {
            Calendar calendar = policy.calendars().get(c);
            findings.known(
                    "/calendars/" + c + "/table",
                    calendar.table(),
                    policy.tables().stream().map(Table::code).toList());
            for (int t = 0; t < policy.tables().size(); t++) {
                if (policy.tables().get(t).code().equals(calendar.table())) {
                    table("/tables/" + t, policy.tables().get(t), calendar);
                }
            }
        }
    }

    private void table(String place, Table table, Calendar calendar) {
        List<ValueKind> kinds =
                table.columns().stream().map(column -> column.kind()).toList();
        if (kinds.size() < 2 || !(kinds.get(0) instanceof ValueKind.Day) || !(kinds.get(1) instanceof ValueKind.Word)) {
            findings.error(place + "/columns", "wrong-value.calendar-columns");
            return;
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int r = 0; r < table.rows().size(); r++) {
            String row = place + "/rows/" + r;
            LocalDate day =
                    (LocalDate) table.rows().get(r).get(table.columns().get(0).code());
            Object word = table.rows().get(r).get(table.columns().get(1).code());
            day(row, day, seen.add(day), calendar);
            if (!List.of(Calendar.OFF, Calendar.WORK).contains(word)) {
                findings.error(row + "/1", "wrong-value.kind-of-day", String.valueOf(word));
            }
        }
    }

    private void day(String row, @Nullable LocalDate day, boolean isNew, Calendar calendar) {
        if (day == null || (isNew && calendar.years().contains(day.getYear()))) {
            return;
        }
        if (isNew) {
            findings.error(
                    row + "/0", "day-out-of-years", day.toString(), calendar.code(), String.valueOf(day.getYear()));
        } else {
            findings.error(row + "/0", "duplicate-value.day", day.toString());
        }
    }
}
