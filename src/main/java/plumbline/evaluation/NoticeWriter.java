package plumbline.evaluation;

import plumbline.ledger.Notice;
import plumbline.ledger.PoolUse;
import plumbline.text.DualJsonWriter;
import plumbline.text.DualJsonWriter.Name;

/** Writes what a person has to decide, and what became of pools. Not thread-safe. */
final class NoticeWriter {
    private static final Name NAME = new Name("name");
    private static final Name CODE = new Name("code");
    private static final Name RECORD = new Name("record");
    private static final Name POOLS = new Name("pools");
    private static final Name UNIT = new Name("unit");
    private static final Name QUOTA = new Name("quota");
    private static final Name SUBJECTS = new Name("subjects");
    private static final Name MESSAGE = new Name("message");
    private static final Name ZH = new Name("zh");
    private static final Name EN = new Name("en");
    private static final Name IMPLAUSIBLE = new Name("implausible");
    private static final Name MEMBER = new Name("member");
    private static final Name VALUE = new Name("value");
    private static final Name WHY = new Name("why");
    private static final Name SAME = new Name("same");
    private static final Name SUBJECT = new Name("subject");
    private static final Name INDICATOR = new Name("indicator");
    private static final Name OUTCOME = new Name("outcome");
    private static final Name POOL = new Name("pool");
    private static final Name AMOUNT = new Name("amount");
    private static final Name PLACED = new Name("placed");
    private static final Name UNPLACED = new Name("unplaced");

    private final ValueWriter values;
    private final DualJsonWriter json;

    NoticeWriter(ValueWriter values) {
        this.values = values;
        this.json = values.json;
    }

    void notice(Notice notice) {
        json.startObject();
        values.constant(CODE, notice.code());
        values.constantIfKnown(QUOTA, notice.quota());
        values.texts(SUBJECTS, notice.subjects());
        json.name(MESSAGE);
        json.startObject();
        values.text(ZH, notice.message().zh());
        values.text(EN, notice.message().en());
        json.endObject();
        if (notice.authority() != null) {
            values.authority(notice.authority());
        }
        if (!notice.unshared().isEmpty()) {
            json.name(POOLS);
            json.startArray();
            notice.unshared().forEach(use -> {
                json.startObject();
                amounts(use);
                json.endObject();
            });
            json.endArray();
        }
        if (!notice.implausible().isEmpty()) {
            json.name(IMPLAUSIBLE);
            json.startArray();
            notice.implausible().forEach(this::implausible);
            json.endArray();
        }
        if (!notice.same().isEmpty()) {
            json.name(SAME);
            json.startArray();
            notice.same().forEach(group -> {
                json.startArray();
                group.forEach(this::mention);
                json.endArray();
            });
            json.endArray();
        }
        json.endObject();
    }

    private void mention(Notice.Mention mention) {
        json.startObject();
        values.text(SUBJECT, mention.subject());
        values.textIfKnown(NAME, mention.name());
        values.textIfKnown(INDICATOR, mention.indicator());
        values.textIfKnown(RECORD, mention.record());
        json.endObject();
    }

    private void implausible(Notice.Implausible value) {
        json.startObject();
        values.textIfKnown(SUBJECT, value.subject());
        values.constant(INDICATOR, value.indicator());
        values.textIfKnown(RECORD, value.record());
        values.constantIfKnown(MEMBER, value.member());
        values.numberIfKnown(VALUE, value.value());
        values.constantIfKnown(UNIT, value.unit());
        json.name(WHY);
        json.startObject();
        values.text(ZH, value.why().zh());
        values.text(EN, value.why().en());
        json.endObject();
        json.endObject();
    }

    /** What was given, what of it subjects got, and what not. */
    void amounts(PoolUse use) {
        values.constant(OUTCOME, use.kind().code());
        values.constant(POOL, use.kind().pool());
        values.numberIfKnown(AMOUNT, use.amount());
        values.numberIfKnown(PLACED, use.placed());
        values.numberIfKnown(UNPLACED, use.unplaced());
        values.constantIfKnown(UNIT, use.kind().unit());
    }
}
