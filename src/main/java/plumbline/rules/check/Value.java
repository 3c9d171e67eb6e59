package plumbline.rules.check;

import java.util.List;
import plumbline.text.Text;

/**
 * What is known of a value before any rule runs.
 *
 * @param absent whether a request may leave it out
 * @param words the only texts that it can be; any when empty
 * @param type of the fact, for one that is a fact
 */
public record Value(Sort sort, boolean absent, List<String> words, String type) {
    /** The kinds of values in rules. */
    public enum Sort {
        WHOLE("整数", "a whole number"),
        DECIMAL("数字", "a number"),
        EXACT("精确数", "an exact number"),
        TEXT("文本", "a text"),
        FLAG("true 或 false", "true or false"),
        DAY("日期", "a day"),
        RATINGS("评价", "ratings"),
        SUBJECT("考核对象", "a subject"),
        RECORD("记录", "a record"),
        FACT("对象", "an object"),
        NULL("null", "null"),
        /** Nothing is known of it; a fault was named already. */
        ANY("", "");

        private final String zh;
        private final String en;

        Sort(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        Text label() {
            return new Text(zh, en);
        }

        boolean isNumber() {
            return this == WHOLE || this == DECIMAL || this == EXACT;
        }

        boolean isFact() {
            return this == SUBJECT || this == RECORD || this == FACT;
        }
    }

    static final Value ANY = of(Sort.ANY);

    static Value of(Sort sort) {
        return new Value(sort, false, List.of(), "");
    }

    static Value word(List<String> words) {
        return new Value(Sort.TEXT, false, List.copyOf(words), "");
    }

    static Value fact(Sort sort, String type) {
        return new Value(sort, false, List.of(), type);
    }

    Value orAbsent(boolean mayBeAbsent) {
        return new Value(sort, mayBeAbsent, words, type);
    }

    boolean isUnknown() {
        return sort == Sort.ANY;
    }
}
