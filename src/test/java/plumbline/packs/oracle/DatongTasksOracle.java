package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Datong's ledger of tasks with its lights: the action plan of 2022-03-31 with its two lists. */
final class DatongTasksOracle implements Oracle {
    record Milestone(String code, LocalDate due) {}

    private static final String CATEGORY = "tasks";
    private static final List<String> LIGHTS = List.of("red", "yellow", "green");
    private static final LocalDate FIRST_REPORT = LocalDate.of(2022, 4, 10);
    private static final int DAYS_AHEAD = 15;

    private static final Milestone REFORM_DOCUMENT = due("reformDocument", 2022, 3, 31);
    private static final Milestone PLAN = due("plan", 2022, 4, 30);
    private static final Milestone MID_REVIEW = due("midReview", 2022, 7, 31);
    private static final Milestone CENTRE = due("centre", 2022, 9, 30);
    private static final Milestone COMPLETE = due("complete", 2022, 6, 30);
    private static final Milestone COMPLETE_IN_DECEMBER = due("complete", 2022, 12, 31);
    private static final Milestone ONLINE_PRODUCT = due("onlineProduct", 2022, 12, 31);
    private static final Milestone FINAL_REVIEW = due("finalReview", 2023, 1, 31);

    /** By the order of their dates. Task 5 shares the cell of 4, tasks 7 and 8 that of 6. */
    static final Map<String, List<Milestone>> MILESTONES = Map.ofEntries(
            Map.entry("key-1", List.of(PLAN, COMPLETE)),
            Map.entry("key-2", List.of(PLAN, CENTRE, ONLINE_PRODUCT, FINAL_REVIEW)),
            Map.entry("key-3", List.of(PLAN, MID_REVIEW, FINAL_REVIEW)),
            Map.entry("key-4", List.of(PLAN, COMPLETE, FINAL_REVIEW)),
            Map.entry("key-5", List.of(PLAN, COMPLETE, FINAL_REVIEW)),
            Map.entry("key-6", List.of(PLAN, COMPLETE, FINAL_REVIEW)),
            Map.entry("key-7", List.of(PLAN, COMPLETE, FINAL_REVIEW)),
            Map.entry("key-8", List.of(PLAN, COMPLETE, FINAL_REVIEW)),
            Map.entry("key-9", List.of(PLAN, COMPLETE_IN_DECEMBER)),
            Map.entry("key-10", List.of(REFORM_DOCUMENT, PLAN, COMPLETE, FINAL_REVIEW)),
            Map.entry("key-11", List.of(PLAN, MID_REVIEW, FINAL_REVIEW)),
            Map.entry("key-12", List.of(PLAN, MID_REVIEW, FINAL_REVIEW)),
            Map.entry("key-13", List.of(PLAN, COMPLETE_IN_DECEMBER)));

    @Override
    public ObjectNode evaluate(JsonNode request) {
        LocalDate asOf = LocalDate.parse(request.get("asOf").asText());
        List<SubjectSheet> tasks = SubjectSheet.of(request);
        for (SubjectSheet task : tasks) {
            score(task, asOf);
            task.outcome("attainment", attainment(task).rounded(4));
            task.grade(light(task, asOf));
        }
        Comparator<SubjectSheet> urgency = Comparator.comparing(task -> LIGHTS.indexOf(task.grade()));
        RankGroups ranking = RankGroups.of(tasks, urgency.thenComparing(DatongTasksOracle::attainment));
        ExpectedAnswer answer = new ExpectedAnswer(List.of(CATEGORY), ranking);
        answer.notice(
                "text-conflict",
                SubjectSheet.ids(tasks).stream().filter("key-9"::equals).toList());
        return answer.json();
    }

    private static Milestone due(String code, int year, int month, int day) {
        return new Milestone(code, LocalDate.of(year, month, day));
    }

    private static void score(SubjectSheet task, LocalDate asOf) {
        for (Milestone milestone : milestones(task)) {
            Optional<LocalDate> completedOn = completedOn(task, milestone);
            if (completedOn.isPresent()) {
                boolean late = completedOn.get().isAfter(milestone.due());
                task.post(CATEGORY, milestone.code(), Rational.of(late ? "0.5" : "1"));
            } else if (milestone.due().isBefore(asOf)) {
                task.post(CATEGORY, milestone.code(), Rational.ZERO);
            }
        }
        if (milestones(task).isEmpty()) {
            task.post(CATEGORY, "progress", task.number("progress").over(100));
        }
        if (!pastReports(asOf).isEmpty()) {
            task.post(CATEGORY, "report", Rational.of(missedReports(task, asOf) > 0 ? "-0.5" : "0"));
        }
    }

    private static List<Milestone> milestones(SubjectSheet task) {
        return MILESTONES.getOrDefault(task.id(), List.of());
    }

    private static Optional<LocalDate> completedOn(SubjectSheet task, Milestone milestone) {
        return ExactJson.elements(task.indicator("milestones"))
                .filter(record -> record.get("code").asText().equals(milestone.code()))
                .map(record -> LocalDate.parse(record.get("completedOn").asText()))
                .findFirst();
    }

    /** The 10th and the 25th of each month, as far as they are over. */
    private static List<LocalDate> pastReports(LocalDate asOf) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = FIRST_REPORT; day.isBefore(asOf); ) {
            days.add(day);
            day = day.getDayOfMonth() == 10
                    ? day.withDayOfMonth(25)
                    : day.plusMonths(1).withDayOfMonth(10);
        }
        return days;
    }

    /** How many of the latest two past reports are missing, counted from the latest: 0, 1 or 2. */
    private static int missedReports(SubjectSheet task, LocalDate asOf) {
        Optional<LocalDate> reportedOn = task.optionalDate("lastReportedOn");
        List<LocalDate> days = pastReports(asOf);
        int missed = 0;
        for (int i = days.size() - 1; i >= Math.max(0, days.size() - 2); i--) {
            LocalDate dayBefore = i == 0 ? LocalDate.MIN : days.get(i - 1);
            if (reportedOn.filter(day -> day.isAfter(dayBefore)).isEmpty()) {
                missed++;
            }
        }
        return missed;
    }

    private static String light(SubjectSheet task, LocalDate asOf) {
        LocalDate horizon = asOf.plusDays(DAYS_AHEAD);
        boolean overdue = false;
        boolean late = false;
        boolean near = false;
        for (Milestone milestone : milestones(task)) {
            Optional<LocalDate> completedOn = completedOn(task, milestone);
            boolean open = completedOn.isEmpty();
            overdue |= open && milestone.due().isBefore(asOf);
            late |= !open && completedOn.get().isAfter(milestone.due());
            near |= open && !milestone.due().isBefore(asOf) && !milestone.due().isAfter(horizon);
        }
        int missed = missedReports(task, asOf);
        if (overdue || missed == 2) {
            return "red";
        }
        return late || near || missed == 1 ? "yellow" : "green";
    }

    /** Of the items other than the report; 1 when there is none. */
    private static Rational attainment(SubjectSheet task) {
        long items = task.entries().stream()
                .filter(entry -> !entry.item().equals("report"))
                .count();
        return items == 0 ? Rational.of(1) : task.total().over(items);
    }
}
