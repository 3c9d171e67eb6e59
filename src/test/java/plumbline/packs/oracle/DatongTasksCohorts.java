package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests of Datong's ledger of tasks. */
final class DatongTasksCohorts {
    /** The reporting days, the due days of the milestones, fifteen days before some of them, and beyond. */
    private static final List<String> DAYS = List.of(
            "2022-03-16",
            "2022-03-31",
            "2022-04-10",
            "2022-04-15",
            "2022-04-25",
            "2022-04-30",
            "2022-05-10",
            "2022-05-25",
            "2022-06-15",
            "2022-06-30",
            "2022-07-16",
            "2022-07-31",
            "2022-09-15",
            "2022-09-30",
            "2022-12-16",
            "2022-12-31",
            "2023-01-10",
            "2023-01-16",
            "2023-01-31",
            "2023-02-25",
            "2024-02-29");

    /** How tasks stand: milestones completed, and of these in time, and reports given lately, each in per cent. */
    private record Mood(LocalDate asOf, int completed, int inTime, int reported) {}

    private DatongTasksCohorts() {}

    static ObjectNode request(RandomValues draw) {
        LocalDate asOf = LocalDate.parse(draw.pick(DAYS)).plusDays(draw.pick(-1, 0, 1, draw.between(-9, 9)));
        Mood mood = new Mood(asOf, draw.pick(30, 80, 100), draw.pick(60, 100), draw.pick(40, 100));
        List<String> all = Stream.concat(ids("key-", 14), ids("full-", 44)).toList();
        List<String> ids = draw.chance(15)
                ? draw.shuffled(all)
                : draw.shuffled(draw.chance(70) ? all.subList(0, 20) : all).subList(0, draw.between(1, 14));
        ObjectNode request = ExactJson.object().put("period", draw.pick("2022", "2022-H1", "2022-H2", "2023"));
        request.put("asOf", asOf.toString());
        ArrayNode tasks = request.putArray("subjects");
        for (String id : ids) {
            ObjectNode task = tasks.addObject().put("id", id).put("name", "任务 " + id);
            task.set("indicators", indicators(draw, id, mood));
        }
        return request;
    }

    private static Stream<String> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i);
    }

    private static ObjectNode indicators(RandomValues draw, String id, Mood mood) {
        ObjectNode task = ExactJson.object();
        task.set("progress", RandomValues.number(draw.chance(60) ? draw.coarse(0, 50, 100) : draw.decimal(0, 100)));
        draw.optional(task, "lastReportedOn", Math.max(60, mood.reported()), () -> day(reportedOn(draw, mood), mood));
        List<DatongTasksOracle.Milestone> milestones = DatongTasksOracle.MILESTONES.getOrDefault(id, List.of());
        draw.optional(task, "milestones", milestones.isEmpty() ? 20 : 95, () -> {
            ArrayNode records = ExactJson.array();
            for (DatongTasksOracle.Milestone milestone : draw.shuffled(milestones)) {
                boolean begun = milestone.due().isBefore(mood.asOf()) || draw.chance(10);
                if (begun && draw.chance(mood.completed())) {
                    ObjectNode record = records.addObject().put("code", milestone.code());
                    record.set("completedOn", day(completedOn(draw, milestone.due(), mood), mood));
                }
            }
            return records;
        });
        return task;
    }

    private static LocalDate reportedOn(RandomValues draw, Mood mood) {
        if (draw.chance(mood.reported())) {
            return mood.asOf().minusDays(draw.between(0, 12));
        }
        return draw.chance(50)
                ? LocalDate.parse(draw.pick(DAYS)).plusDays(draw.between(-1, 1))
                : mood.asOf().minusDays(draw.between(10, 50));
    }

    private static LocalDate completedOn(RandomValues draw, LocalDate due, Mood mood) {
        return draw.chance(mood.inTime()) ? due.minusDays(draw.pick(0, 0, 1, 12)) : due.plusDays(draw.pick(0, 1, 30));
    }

    /** No day is after {@code asOf}. */
    private static JsonNode day(LocalDate day, Mood mood) {
        return ExactJson.text((day.isAfter(mood.asOf()) ? mood.asOf() : day).toString());
    }
}
