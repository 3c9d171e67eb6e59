package plumbline.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.text.Messages;
import plumbline.text.Text;

/** What kind of value an indicator, a member of the context, or a member of a record holds. */
public sealed interface ValueKind {
    /**
     * One answer for each kind: who asks what depends on the kind does not compile before it knows all of them.
     *
     * @param <R> the type of the answer
     */
    record Cases<R>(
            Function<Numeric, R> numeric,
            Function<Flag, R> flag,
            Function<OneOf, R> oneOf,
            Function<Day, R> day,
            Function<Word, R> word,
            Function<Rated, R> rated,
            Function<Records, R> records,
            Function<Numbers, R> numbers) {}

    /** The answer for this kind. */
    <R> R fold(Cases<R> cases);

    /** The word in {@code policy.yaml}. */
    default String code() {
        return fold(new Cases<>(
                number -> number.whole() ? "integer" : "decimal",
                flag -> "boolean",
                oneOf -> "choice",
                day -> "date",
                word -> "text",
                rated -> "ratings",
                records -> "records",
                numbers -> "numbers"));
    }

    /** What to write in a request. */
    default Text expected() {
        return fold(new Cases<>(
                number -> number.whole() ? Messages.text("expected-integer") : Messages.text("expected-decimal"),
                flag -> Messages.text("expected-flag"),
                oneOf -> Messages.text("expected-choice", String.join(", ", oneOf.codes())),
                day -> Messages.text("expected-date"),
                word -> Messages.text("expected-text"),
                rated -> Messages.text("expected-ratings"),
                records -> Messages.text("expected-list"),
                numbers -> Messages.text("expected-numbers")));
    }

    /** The unit, such as 亿元; null for what has none. */
    default @Nullable String unit() {
        return null;
    }

    /**
     * A number.
     *
     * @param whole whether it has no decimals
     * @param min the least allowed value; null for no bound
     * @param above it must be greater than this; null for no bound
     * @param max the greatest allowed value; null for no bound
     * @param atMost code of the member of the same record that it must not exceed; null for none
     * @param or a value that is allowed whatever the bounds say; null for none
     * @param decimals how many decimal places are allowed; null for no bound but that of every number
     */
    record Numeric(
            @Nullable String unit,
            boolean whole,
            @Nullable BigDecimal min,
            @Nullable BigDecimal above,
            @Nullable BigDecimal max,
            @Nullable String atMost,
            @Nullable BigDecimal or,
            @Nullable Integer decimals)
            implements ValueKind {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.numeric().apply(this);
        }
    }

    /** True or false. */
    record Flag() implements ValueKind {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.flag().apply(this);
        }
    }

    /** One of several words. */
    record OneOf(List<Choice> choices) implements ValueKind {
        public OneOf {
            choices = List.copyOf(choices);
        }

        public List<String> codes() {
            return choices.stream().map(Choice::code).toList();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.oneOf().apply(this);
        }
    }

    /**
     * A word that may be chosen.
     *
     * @param periods the forms of period that go with it; any when empty
     */
    record Choice(String code, Text label, Set<Period.Form> periods) {
        public Choice {
            periods = Set.copyOf(periods);
        }
    }

    /**
     * A day.
     *
     * @param notAfterAsOf whether it must not be after the day from which the evaluation looks
     */
    record Day(boolean notAfterAsOf) implements ValueKind {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.day().apply(this);
        }
    }

    /**
     * A word that names something, such as a contract.
     *
     * @param known where the allowed words are; null when any word will do
     */
    record Word(@Nullable Known known) implements ValueKind {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.word().apply(this);
        }
    }

    /**
     * The words of a table's column, in the rows that are the subject's.
     *
     * @param where the column that holds the subject's id
     */
    record Known(String table, String column, String where) {}

    /** Grades that departments give: an object from rater to grade. A rater that is absent or null did not rate. */
    record Rated(List<Choice> raters, List<RatingGrade> grades) implements ValueKind {
        public Rated {
            raters = List.copyOf(raters);
            grades = List.copyOf(grades);
        }

        /** What each grade is worth, by its code. */
        public Map<String, BigDecimal> worth() {
            return grades.stream()
                    .collect(Collectors.toMap(
                            RatingGrade::code, RatingGrade::worth, (first, second) -> first, LinkedHashMap::new));
        }

        /** Ratings in words: 人民银行优秀，证监局较差. */
        public String inWords(Ratings ratings) {
            Map<String, String> graded = ratings.gradeByRater();
            return raters.stream()
                    .filter(rater -> graded.containsKey(rater.code()))
                    .map(rater -> rater.label().zh() + label(graded.get(rater.code())))
                    .collect(Collectors.joining("，"));
        }

        private String label(@Nullable String code) {
            return grades.stream()
                    .filter(grade -> grade.code().equals(code))
                    .findFirst()
                    .map(grade -> grade.label().zh())
                    .orElse("");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rated().apply(this);
        }
    }

    /** A grade that a rater may give, and what it is worth. */
    record RatingGrade(String code, Text label, BigDecimal worth) {}

    /**
     * A list of records.
     *
     * @param factType the name by which rules match a record, such as {@code Guarantee}
     * @param key code of the member that tells the records of a subject apart
     * @param count how many there must be; null for any number
     * @param totals what the service adds up over the records of a subject, for rules to match beside the members
     */
    record Records(String factType, String key, @Nullable Integer count, List<Indicator> members, List<Total> totals)
            implements ValueKind {
        public Records {
            members = List.copyOf(members);
            totals = List.copyOf(totals);
        }

        /** All that rules can look at in a record: its members and its totals. */
        public List<Indicator> fields() {
            return Stream.concat(members.stream(), totals.stream().map(Total::field))
                    .toList();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.records().apply(this);
        }
    }

    /**
     * The sum of a member over the records of a subject that have another member in common, such as the amounts of all
     * contracts of a client.
     *
     * @param of code of the member that is added up
     * @param by code of the member that they have in common
     */
    record Total(Indicator field, String of, String by) {}

    /** An object from names of the request's own to numbers. */
    record Numbers(Numeric each) implements ValueKind {
        @Override
        public @Nullable String unit() {
            return each.unit();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.numbers().apply(this);
        }
    }
}
