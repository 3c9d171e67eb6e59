package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.policy.Authority;
import plumbline.policy.Ratings;
import plumbline.text.DualJsonWriter;
import plumbline.text.DualJsonWriter.Name;
import plumbline.text.JsonConstant;

/** Writes the values of one answer, and on whose authority they stand. Not thread-safe. */
final class ValueWriter {
    /** How many decimals a number is shown with that has no finite ones. */
    private static final int DECIMALS = 10;

    private static final Name BASIS = new Name("basis");
    private static final Name ORIGIN = new Name("origin");
    private static final Name READINGS = new Name("readings");

    final DualJsonWriter json = new DualJsonWriter();
    private final Map<String, JsonConstant> constants = new HashMap<>();
    private final Map<String, Name> names = new HashMap<>();

    /** A member whose name the policy or the request gives. */
    void name(String name) {
        json.name(names.computeIfAbsent(name, Name::new));
    }

    /** A member with a text of the policy or of the program, which most answers hold more than once. */
    void constant(Name name, @Nullable String text) {
        json.name(name);
        constant(text);
    }

    void constant(@Nullable String text) {
        if (text == null) {
            json.nothing();
        } else {
            json.constant(constants.computeIfAbsent(text, JsonConstant::new));
        }
    }

    void constantIfKnown(Name name, @Nullable String text) {
        if (text != null) {
            constant(name, text);
        }
    }

    void text(Name name, String text) {
        json.name(name);
        json.text(text);
    }

    void textIfKnown(Name name, @Nullable String text) {
        if (text != null) {
            text(name, text);
        }
    }

    void number(Name name, BigDecimal number) {
        json.name(name);
        json.number(number);
    }

    void numberIfKnown(Name name, @Nullable BigDecimal number) {
        if (number != null) {
            number(name, Exact.plain(number));
        }
    }

    void number(Name name, long number) {
        json.name(name);
        json.number(number);
    }

    void texts(Name name, List<String> texts) {
        json.name(name);
        json.startArray();
        texts.forEach(json::text);
        json.endArray();
    }

    /** By which clause, on whose authority, and on which readings. */
    void authority(Authority authority) {
        constant(BASIS, authority.basis());
        constant(ORIGIN, authority.origin().code());
        readings(authority);
    }

    void readings(Authority authority) {
        if (!authority.readings().isEmpty()) {
            json.name(READINGS);
            json.startArray();
            authority.readings().forEach(this::constant);
            json.endArray();
        }
    }

    /** The values that are there, in the order of the codes. */
    void values(Iterable<String> codes, Map<String, Object> values) {
        json.startObject();
        for (String code : codes) {
            Object value = values.get(code);
            if (value != null) {
                name(code);
                value(value);
            }
        }
        json.endObject();
    }

    /** A number without finite decimals is rounded to ten. */
    void value(Object value) {
        if (value instanceof BigDecimal number) {
            json.number(Exact.plain(number));
        } else if (value instanceof Boolean flag) {
            json.flag(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.number(((Number) value).longValue());
        } else if (value instanceof Exact exact) {
            json.number(exact.rounded(DECIMALS));
        } else if (value instanceof Ratings ratings) {
            json.startObject();
            ratings.gradeByRater().forEach((rater, grade) -> {
                name(rater);
                json.text(grade);
            });
            json.endObject();
        } else if (value instanceof Map<?, ?> members) {
            members(members);
        } else if (value instanceof List<?> records) {
            json.startArray();
            records.forEach(record -> members((Map<?, ?>) record));
            json.endArray();
        } else {
            json.text(value.toString());
        }
    }

    private void members(Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(name.toString(), value));
        json.startObject();
        sorted.forEach((name, value) -> {
            name(name);
            value(value);
        });
        json.endObject();
    }
}
