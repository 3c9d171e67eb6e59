package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.Entry;
import plumbline.ledger.Notice;
import plumbline.ledger.Outcome;
import plumbline.ledger.PoolUse;
import plumbline.policy.Authority;
import plumbline.policy.Origin;

/** The result of an evaluation in JSON: results, cohort and notices. */
final class ResultJson {
    /** How many decimals a figure of the cohort is shown with. */
    private static final int FIGURE_DECIMALS = 6;

    private ResultJson() {}

    /** What is the same to the byte whenever the same request meets the same revision. */
    static ObjectNode of(Evaluation evaluation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
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
        if (evaluation.policy().outcomes().stream().anyMatch(kind -> kind.pool() != null)) {
            ArrayNode pools = cohort.putArray("pools");
            evaluation.pools().forEach(use -> pool(pools.addObject(), use));
        }
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
            ValueJson.putIfKnown(category, "max", score.category().max());
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
        ValueJson.putIfKnown(json, "max", entry.item().max());
        json.put("reason", entry.reason());
        Authority authority = entry.item().authority();
        String basis = entry.rule().basis();
        json.put("basis", basis == null ? authority.basis() : basis);
        Origin origin = entry.rule().origin();
        json.put("origin", (origin == null ? authority.origin() : origin).code());
        ValueJson.readings(json, authority);
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
        ValueJson.authority(json, figure.kind().authority());
        json.put("rule", figure.rule().name());
    }

    private static void outcome(ObjectNode json, Outcome outcome) {
        json.put("code", outcome.kind().code());
        json.put("label", outcome.kind().label().zh());
        if (outcome.value() != null) {
            ValueJson.put(json, "value", outcome.value());
            if (outcome.kind().unit() != null) {
                json.put("unit", outcome.kind().unit());
            }
        }
        json.put("reason", outcome.reason());
        ValueJson.authority(json, outcome.kind().authority());
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
        ValueJson.authority(json, result.quota().authority());
    }

    private static void notice(ObjectNode json, Notice notice) {
        json.put("code", notice.code());
        if (notice.quota() != null) {
            json.put("quota", notice.quota());
        }
        ArrayNode subjects = json.putArray("subjects");
        notice.subjects().forEach(subjects::add);
        json.putObject("message")
                .put("zh", notice.message().zh())
                .put("en", notice.message().en());
        if (notice.authority() != null) {
            ValueJson.authority(json, notice.authority());
        }
        if (!notice.unshared().isEmpty()) {
            ArrayNode pools = json.putArray("pools");
            notice.unshared().forEach(use -> amounts(pools.addObject(), use));
        }
        if (!notice.same().isEmpty()) {
            ArrayNode same = json.putArray("same");
            notice.same().forEach(group -> {
                ArrayNode mentions = same.addArray();
                group.forEach(mention -> mention(mentions.addObject(), mention));
            });
        }
    }

    private static void mention(ObjectNode json, Notice.Mention mention) {
        json.put("subject", mention.subject());
        ValueJson.putIfKnown(json, "name", mention.name());
        ValueJson.putIfKnown(json, "indicator", mention.indicator());
        ValueJson.putIfKnown(json, "record", mention.record());
    }

    private static void pool(ObjectNode json, PoolUse use) {
        amounts(json, use);
        ValueJson.authority(json, use.kind().authority());
    }

    /** What was given, what of it subjects got, and what not. */
    private static void amounts(ObjectNode json, PoolUse use) {
        json.put("outcome", use.kind().code()).put("pool", use.kind().pool());
        ValueJson.put(json, "amount", use.amount());
        ValueJson.put(json, "placed", use.placed());
        ValueJson.put(json, "unplaced", use.unplaced());
        ValueJson.putIfKnown(json, "unit", use.kind().unit());
    }
}
