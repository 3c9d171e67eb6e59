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
import plumbline.text.Text;

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
            findings.add(
                    place + "/columns",
                    "wrong-value",
                    new Text(
                            "日历的表第一栏是日期，第二栏写 off（放假）或 work（上班）",
                            "A calendar's table has a day in its first column, and off or work in its second"),
                    new Text("第一栏写 type: date，第二栏写 type: text", "Write type: date and type: text"));
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
                findings.add(
                        row + "/1",
                        "wrong-value",
                        new Text("这一格写的是“" + word + "”", "The cell is " + word),
                        new Text("放假写 off，上班写 work", "Write off for a day off and work for a working day"));
            }
        }
    }

    private void day(String row, @Nullable LocalDate day, boolean isNew, Calendar calendar) {
        if (day == null || (isNew && calendar.years().contains(day.getYear()))) {
            return;
        }
        findings.add(
                row + "/0",
                isNew ? "day-out-of-years" : "duplicate-value",
                isNew
                        ? new Text(
                                day + " 不在日历“" + calendar.code() + "”的 years 里",
                                day + " is in none of the years of the calendar " + calendar.code())
                        : new Text(day + " 写了两次", day + " is listed twice"),
                isNew
                        ? new Text(
                                "这一年的放假安排都写全了的，在 years 里补上 " + day.getYear() + "；不然删去这一行",
                                "If all days of that year are listed, add " + day.getYear()
                                        + " to years; if not, remove the row")
                        : new Text("删去一行", "Remove one of them"));
    }
}
