package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.List;
import plumbline.facts.Exact;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.Entry;
import plumbline.ledger.Notice;
import plumbline.ledger.Outcome;
import plumbline.ledger.PoolUse;
import plumbline.text.DualJsonWriter;
import plumbline.text.DualJsonWriter.Name;
import plumbline.text.JsonShape;

/**
 * Writes the result of an evaluation: what is the same to the byte whenever the same request meets the same revision. Not
 * thread-safe.
 */
final class ResultWriter {
    /** How many decimals a figure of the cohort is shown with. */
    private static final int FIGURE_DECIMALS = 6;

    private static final Name ID = new Name("id");
    private static final Name NAME = new Name("name");
    private static final Name STATUS = new Name("status");
    private static final Name TOTAL = new Name("total");
    private static final Name RANK = new Name("rank");
    private static final Name GRADE = new Name("grade");
    private static final Name GRADE_REASON = new Name("gradeReason");
    private static final Name REASON = new Name("reason");
    private static final Name CATEGORIES = new Name("categories");
    private static final Name CODE = new Name("code");
    private static final Name LABEL = new Name("label");
    private static final Name ENTRIES = new Name("entries");
    private static final Name OUTCOMES = new Name("outcomes");
    private static final Name RULE = new Name("rule");
    private static final Name SIZE = new Name("size");
    private static final Name FIGURES = new Name("figures");
    private static final Name QUOTAS = new Name("quotas");
    private static final Name POOLS = new Name("pools");
    private static final Name VALUE = new Name("value");
    private static final Name UNIT = new Name("unit");
    private static final Name LIMIT = new Name("limit");
    private static final Name TAKEN = new Name("taken");
    private static final Name LEFT_OUT = new Name("leftOut");

    private final ValueWriter values;
    private final DualJsonWriter json;
    private final AnswerForms forms;
    private final NoticeWriter notices;

    ResultWriter(ValueWriter values, AnswerForms forms) {
        this.forms = forms;
        this.values = values;
        this.json = values.json;
        this.notices = new NoticeWriter(values);
    }

    /** @param withEntries whether the entries are sent; they are in the canonical form in any case */
    void subject(SubjectResult subject, boolean isGraded, boolean withEntries) {
        json.startObject();
        values.text(ID, subject.id());
        values.text(NAME, subject.name());
        values.constant(STATUS, subject.status());
        json.name(TOTAL);
        if (subject.total() == null) {
            json.nothing();
        } else {
            json.number(subject.total());
        }
        json.name(RANK);
        if (subject.rank() == null) {
            json.nothing();
        } else {
            json.number(subject.rank());
        }
        if (isGraded) {
            values.constant(
                    GRADE,
                    subject.grade() == null ? null : subject.grade().kind().code());
        }
        if (subject.grade() != null) {
            values.text(GRADE_REASON, subject.grade().reason());
        }
        values.textIfKnown(REASON, subject.whyNot());
        json.name(CATEGORIES);
        json.startArray();
        subject.categories().forEach(this::category);
        json.endArray();
        int before = json.sent().length();
        json.name(ENTRIES);
        json.startArray();
        subject.entries().forEach(this::entry);
        json.endArray();
        if (!withEntries) {
            json.unsend(before);
        }
        json.name(OUTCOMES);
        outcomes(subject.outcomes());
        json.endObject();
    }

    private void category(CategoryScore score) {
        json.filled(forms.category(score.category()), score.score());
    }

    private void entry(Entry entry) {
        JsonShape form = forms.entry(entry.item(), entry.rule(), !entry.key().isEmpty());
        json.filled(form, entry.points(), entry.reason(), entry.key());
    }

    void cohort(Evaluation evaluation) {
        json.startObject();
        values.number(SIZE, evaluation.size());
        json.name(FIGURES);
        json.startArray();
        evaluation.figures().forEach(this::figure);
        json.endArray();
        json.name(OUTCOMES);
        outcomes(evaluation.outcomes());
        json.name(QUOTAS);
        json.startArray();
        evaluation.quotas().forEach(this::quota);
        json.endArray();
        if (evaluation.policy().outcomes().stream().anyMatch(kind -> kind.pool() != null)) {
            json.name(POOLS);
            json.startArray();
            evaluation.pools().forEach(this::pool);
            json.endArray();
        }
        json.endObject();
    }

    private void figure(CohortFigure figure) {
        json.startObject();
        values.constant(CODE, figure.kind().code());
        values.constant(LABEL, figure.kind().label().zh());
        values.number(VALUE, figure.value().rounded(FIGURE_DECIMALS));
        values.constantIfKnown(UNIT, figure.kind().unit());
        values.text(REASON, figure.reason());
        values.authority(figure.kind().authority());
        values.constant(RULE, figure.rule().name());
        json.endObject();
    }

    private void outcomes(List<Outcome> outcomes) {
        json.startArray();
        outcomes.forEach(this::outcome);
        json.endArray();
    }

    private void outcome(Outcome outcome) {
        Object value = outcome.value();
        JsonShape form = forms.outcome(outcome.kind(), outcome.rule(), value != null);
        json.filled(
                form,
                value == null ? "" : value instanceof BigDecimal number ? Exact.plain(number) : value,
                outcome.reason());
    }

    private void quota(QuotaResult result) {
        json.startObject();
        values.constant(CODE, result.quota().code());
        values.constant(LABEL, result.quota().label().zh());
        values.number(LIMIT, result.seats().limit());
        values.texts(TAKEN, result.seats().taken());
        values.texts(LEFT_OUT, result.seats().leftOut());
        values.authority(result.quota().authority());
        json.endObject();
    }

    void notices(List<Notice> raised) {
        json.startArray();
        raised.forEach(notices::notice);
        json.endArray();
    }

    private void pool(PoolUse use) {
        json.startObject();
        notices.amounts(use);
        values.authority(use.kind().authority());
        json.endObject();
    }
}
