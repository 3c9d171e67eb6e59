package plumbline.evaluation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RuleRef;
import plumbline.policy.Authority;
import plumbline.policy.Category;
import plumbline.policy.Item;
import plumbline.policy.Origin;
import plumbline.policy.OutcomeKind;
import plumbline.text.DualJsonWriter.Name;
import plumbline.text.JsonShape;

/**
 * What the answers of a revision say of every subject in the same words: labels, clauses, maxima, the names of members.
 * Each is made when it is first asked for. Thread-safe.
 */
final class AnswerForms {
    /** The holes. */
    static final int NUMBER = 0;

    static final int REASON = 1;
    static final int RECORD = 2;

    private static final Name CATEGORY = new Name("category");
    private static final Name CODE = new Name("code");
    private static final Name ITEM = new Name("item");
    private static final Name LABEL = new Name("label");
    private static final Name RECORD_KEY = new Name("record");
    private static final Name POINTS = new Name("points");
    private static final Name SCORE = new Name("score");
    private static final Name MAX = new Name("max");
    private static final Name VALUE = new Name("value");
    private static final Name UNIT = new Name("unit");
    private static final Name WHY = new Name("reason");
    private static final Name BASIS = new Name("basis");
    private static final Name ORIGIN = new Name("origin");
    private static final Name RULE = new Name("rule");

    /** What is declared, and the rule that posted it. A revision has each of them once. */
    private record Key(Object declared, @Nullable RuleRef rule, boolean isLonger) {
        @Override
        @SuppressWarnings("ReferenceEquality") // that there is one of each makes it quick
        public boolean equals(Object other) {
            return other instanceof Key key && key.declared == declared && key.rule == rule && key.isLonger == isLonger;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(declared) + 31 * System.identityHashCode(rule) + (isLonger ? 1 : 0);
        }
    }

    private final Map<Key, JsonShape> shapes = new ConcurrentHashMap<>();

    private JsonShape shape(Key key, Consumer<ValueWriter> members) {
        JsonShape known = shapes.get(key);
        if (known == null) {
            ValueWriter values = new ValueWriter();
            values.json.startObject();
            members.accept(values);
            values.json.endObject();
            known = values.json.shape();
            shapes.put(key, known);
        }
        return known;
    }

    private static void hole(ValueWriter values, Name name, int number) {
        values.json.name(name);
        values.json.hole(number);
    }

    /** Holes: the points and the reason, and the record's key where there is one. */
    JsonShape entry(Item item, RuleRef rule, boolean isOfRecord) {
        return shape(new Key(item, rule, isOfRecord), values -> {
            values.constant(CATEGORY, item.category());
            values.constant(ITEM, item.code());
            values.constant(LABEL, item.label().zh());
            if (isOfRecord) {
                hole(values, RECORD_KEY, RECORD);
            }
            hole(values, POINTS, NUMBER);
            values.numberIfKnown(MAX, item.max());
            hole(values, WHY, REASON);
            Authority authority = item.authority();
            String basis = rule.basis();
            values.constant(BASIS, basis == null ? authority.basis() : basis);
            Origin origin = rule.origin();
            values.constant(ORIGIN, (origin == null ? authority.origin() : origin).code());
            values.readings(authority);
            values.constant(RULE, rule.name());
        });
    }

    /** A hole: the score. */
    JsonShape category(Category category) {
        return shape(new Key(category, null, false), values -> {
            values.constant(CODE, category.code());
            values.constant(LABEL, category.label().zh());
            hole(values, SCORE, NUMBER);
            values.numberIfKnown(MAX, category.max());
        });
    }

    /** Holes: the value, where there is one, and the reason. */
    JsonShape outcome(OutcomeKind kind, RuleRef rule, boolean hasValue) {
        return shape(new Key(kind, rule, hasValue), values -> {
            values.constant(CODE, kind.code());
            values.constant(LABEL, kind.label().zh());
            if (hasValue) {
                hole(values, VALUE, NUMBER);
                values.constantIfKnown(UNIT, kind.unit());
            }
            hole(values, WHY, REASON);
            values.authority(kind.authority());
            values.constant(RULE, rule.name());
        });
    }
}
