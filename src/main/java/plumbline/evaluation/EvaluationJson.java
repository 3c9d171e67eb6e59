package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Cohort;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.Entry;
import plumbline.ledger.Exact;
import plumbline.ledger.Notice;
import plumbline.ledger.Outcome;
import plumbline.policy.Authority;
import plumbline.policy.Policy;
import plumbline.policy.Ratings;

/** The form of an evaluation in JSON, as integrators read it and as it is hashed. Stateless. */
public final class EvaluationJson {
    /** How many decimals a figure of the cohort is shown with. */
    private static final int FIGURE_DECIMALS = 6;

    private EvaluationJson() {}

    /**
     * The whole answer. An evaluation that is not stored has no id and says that it is a dry run.
     *
     * @param explain the receipt is the same whatever is explained
     */
    public static ObjectNode write(Evaluation evaluation, Explain explain) {
        ObjectNode json = object();
        Policy policy = evaluation.policy();
        json.putNull("id");
        json.put("dryRun", true);
        json.putObject("policy")
                .put("id", policy.id())
                .put("title", policy.title().zh())
                .put("document", policy.document())
                .put("revision", evaluation.revision());
        cohort(json, evaluation.cohort());
        ObjectNode result = result(evaluation);
        Receipt receipt = receipt(evaluation, result);
        if (explain == Explain.NONE) {
            result.get("results").forEach(subject -> ((ObjectNode) subject).remove("entries"));
        }
        json.setAll(result);
        json.putObject("receipt")
                .put("input", receipt.input())
                .put("rules", receipt.rules())
                .put("result", receipt.result());
        if (explain == Explain.FULL) {
            json.set("firings", FiringJson.of(evaluation));
        }
        return json;
    }

    private static Receipt receipt(Evaluation evaluation, ObjectNode result) {
        ObjectNode input = object();
        input.put("policy", evaluation.policy().id());
        cohort(input, evaluation.cohort());
        ArrayNode subjects = input.putArray("subjects");
        evaluation.cohort().subjects().forEach(subject -> {
            ObjectNode node = subjects.addObject().put("id", subject.id()).put("name", subject.name());
            values(
                    node.putObject("indicators"),
                    evaluation.policy().indicatorsByCode().keySet(),
                    subject.values());
        });
        return new Receipt(Receipt.hash(input), evaluation.revision(), Receipt.hash(result));
    }

    private static void cohort(ObjectNode json, Cohort cohort) {
        json.put("period", cohort.period().text());
        json.put("asOf", cohort.asOf() == null ? null : cohort.asOf().toString());
        values(json.putObject("context"), new TreeSet<>(cohort.context().keySet()), cohort.context());
    }

    /** What is the same to the byte whenever the same request meets the same revision. */
    private static ObjectNode result(Evaluation evaluation) {
        ObjectNode json = object();
        ArrayNode results = json.putArray("results");
        boolean isGraded = !evaluation.policy().grades().isEmpty();
        evaluation.results().forEach(subject -> subject(results.addObject(), subject, isGraded));
        ObjectNode cohort = json.putObject("cohort");
        cohort.put("size", evaluation.size());
        ArrayNode figures = cohort.putArray("figures");
        evaluation.figures().forEach(figure -> figure(figures.addObject(), figure));
        ArrayNode outcomes = cohort.putArray("outcomes");
        evaluation.outcomes().forEach(outcome -> outcome(outcomes.addObject(), outcome));
        ArrayNode quotas = cohort.putArray("quotas");
        evaluation.quotas().forEach(quota -> quota(quotas.addObject(), quota));
        ArrayNode notices = json.putArray("notices");
        evaluation.notices().forEach(notice -> notice(notices.addObject(), notice));
        return json;
    }

    private static void subject(ObjectNode json, SubjectResult subject, boolean isGraded) {
        json.put("id", subject.id()).put("name", subject.name());
        json.put("status", subject.excluded() == null ? "ranked" : "excluded");
        json.put("total", subject.total()).put("rank", subject.rank());
        if (isGraded) {
            json.put(
                    "grade",
                    subject.grade() == null ? null : subject.grade().kind().code());
        }
        if (subject.grade() != null) {
            json.put("gradeReason", subject.grade().reason());
        }
        if (subject.excluded() != null) {
            json.put("reason", subject.excluded());
        }
        ArrayNode categories = json.putArray("categories");
        for (CategoryScore score : subject.categories()) {
            ObjectNode category = categories.addObject();
            category.put("code", score.category().code());
            category.put("label", score.category().label().zh());
            category.put("score", score.score());
            putIfKnown(category, "max", score.category().max());
        }
        ArrayNode entries = json.putArray("entries");
        subject.entries().forEach(entry -> entry(entries.addObject(), entry));
        ArrayNode outcomes = json.putArray("outcomes");
        subject.outcomes().forEach(outcome -> outcome(outcomes.addObject(), outcome));
    }

    private static void entry(ObjectNode json, Entry entry) {
        json.put("category", entry.item().category());
        json.put("item", entry.item().code());
        json.put("label", entry.item().label().zh());
        if (!entry.key().isEmpty()) {
            json.put("record", entry.key());
        }
        json.put("points", entry.points());
        putIfKnown(json, "max", entry.item().max());
        json.put("reason", entry.reason());
        Authority authority = entry.item().authority();
        String basis = entry.rule().basis();
        json.put("basis", basis == null ? authority.basis() : basis);
        var origin = entry.rule().origin();
        json.put("origin", (origin == null ? authority.origin() : origin).code());
        readings(json, authority);
        json.put("rule", entry.rule().name());
    }

    private static void figure(ObjectNode json, CohortFigure figure) {
        json.put("code", figure.kind().code());
        json.put("label", figure.kind().label().zh());
        json.put("value", figure.value().rounded(FIGURE_DECIMALS));
        if (figure.kind().unit() != null) {
            json.put("unit", figure.kind().unit());
        }
        json.put("reason", figure.reason());
        authority(json, figure.kind().authority());
        json.put("rule", figure.rule().name());
    }

    private static void outcome(ObjectNode json, Outcome outcome) {
        json.put("code", outcome.kind().code());
        json.put("label", outcome.kind().label().zh());
        if (outcome.value() != null) {
            put(json, "value", outcome.value());
            if (outcome.kind().unit() != null) {
                json.put("unit", outcome.kind().unit());
            }
        }
        json.put("reason", outcome.reason());
        authority(json, outcome.kind().authority());
        json.put("rule", outcome.rule().name());
    }

    private static void quota(ObjectNode json, QuotaResult result) {
        json.put("code", result.quota().code());
        json.put("label", result.quota().label().zh());
        json.put("limit", result.seats().limit());
        ArrayNode taken = json.putArray("taken");
        result.seats().taken().forEach(taken::add);
        ArrayNode leftOut = json.putArray("leftOut");
        result.seats().leftOut().forEach(leftOut::add);
        authority(json, result.quota().authority());
    }

    private static void notice(ObjectNode json, Notice notice) {
        json.put("code", notice.kind().code());
        if (notice.quota() != null) {
            json.put("quota", notice.quota());
        }
        ArrayNode subjects = json.putArray("subjects");
        notice.subjects().forEach(subjects::add);
        json.putObject("message")
                .put("zh", notice.kind().message().zh())
                .put("en", notice.kind().message().en());
        authority(json, notice.kind().authority());
    }

    private static void authority(ObjectNode json, Authority authority) {
        json.put("basis", authority.basis()).put("origin", authority.origin().code());
        readings(json, authority);
    }

    private static void readings(ObjectNode json, Authority authority) {
        if (!authority.readings().isEmpty()) {
            ArrayNode readings = json.putArray("readings");
            authority.readings().forEach(readings::add);
        }
    }

    private static void values(ObjectNode json, Iterable<String> order, Map<String, Object> values) {
        for (String code : order) {
            Object value = values.get(code);
            if (value != null) {
                put(json, code, value);
            }
        }
    }

    private static void putIfKnown(ObjectNode json, String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.put(name, Exact.plain(value));
        }
    }

    /** A value as JSON writes it; a number without finite decimals is rounded to ten. */
    static void put(ObjectNode json, String name, Object value) {
        if (value instanceof BigDecimal number) {
            json.put(name, Exact.plain(number));
        } else if (value instanceof Boolean flag) {
            json.put(name, flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.put(name, ((Number) value).longValue());
        } else if (value instanceof Exact exact) {
            json.put(name, exact.rounded(10));
        } else if (value instanceof Ratings ratings) {
            ObjectNode grades = json.putObject(name);
            ratings.gradeByRater().forEach(grades::put);
        } else if (value instanceof Map<?, ?> members) {
            map(json.putObject(name), members);
        } else if (value instanceof List<?> records) {
            ArrayNode array = json.putArray(name);
            records.forEach(record -> map(array.addObject(), (Map<?, ?>) record));
        } else {
            json.put(name, value.toString());
        }
    }

    private static void map(ObjectNode json, Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(name.toString(), value));
        sorted.forEach((name, value) -> put(json, name, value));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
