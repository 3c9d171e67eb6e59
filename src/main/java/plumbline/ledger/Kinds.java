package plumbline.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.policy.FigureKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.text.NearestName;

/**
 * What a policy declares and rules post, by its code and in its order, and the reasons that its rules write, taken apart.
 * Made once for a revision; thread-safe.
 */
public final class Kinds {
    /**
     * Something declared.
     *
     * @param order its place among all of its kind, from 0
     */
    record Declared<T>(T kind, int order) {}

    private final Map<String, Declared<Item>> items;
    private final Map<String, Declared<FigureKind>> figures;
    private final Map<String, Declared<Quota>> quotas;
    private final Map<String, Declared<GradeKind>> grades;
    private final Map<String, Declared<OutcomeKind>> outcomes;
    private final Map<String, Declared<NoticeKind>> notices;
    private final List<String> keys;
    private final List<Declared<Item>> required;
    private final Map<String, RuleRef> otherwise = new HashMap<>();
    private final int[] categoryByItem;
    private final int categories;
    private final Reasons reasons;

    public Kinds(Policy policy) {
        this.items = declared(policy.items().toList(), Item::code);
        this.figures = declared(policy.figures(), FigureKind::code);
        this.quotas = declared(policy.quotas(), Quota::code);
        this.grades = declared(policy.grades(), GradeKind::code);
        this.outcomes = declared(policy.outcomes(), OutcomeKind::code);
        this.notices = declared(policy.notices(), NoticeKind::code);
        this.keys = policy.postedKeys();
        this.required = policy.items()
                .filter(item -> !item.conditional())
                .map(item -> item(item.code()))
                .toList();
        policy.items()
                .filter(item -> item.otherwise() != null)
                .forEach(item ->
                        otherwise.put(item.code(), SheetEntries.rule(item, Objects.requireNonNull(item.otherwise()))));
        this.reasons = new Reasons(policy);
        this.categories = policy.categories().size();
        this.categoryByItem = new int[items.size()];
        for (int category = 0; category < categories; category++) {
            for (Item item : policy.categories().get(category).items()) {
                categoryByItem[item(item.code()).order()] = category;
            }
        }
    }

    private static <T> Map<String, Declared<T>> declared(List<T> kinds, Function<T, String> code) {
        Map<String, Declared<T>> byCode = new HashMap<>();
        kinds.forEach(kind -> byCode.putIfAbsent(code.apply(kind), new Declared<>(kind, byCode.size())));
        return byCode;
    }

    Reasons reasons() {
        return reasons;
    }

    /** The items of which every ranked subject gets an entry. */
    List<Declared<Item>> required() {
        return required;
    }

    /** What an entry that the sheet gives names as its rule. */
    RuleRef otherwise(Item item) {
        return Objects.requireNonNull(otherwise.get(item.code()));
    }

    int items() {
        return items.size();
    }

    int categories() {
        return categories;
    }

    /** The order of an item's category among all categories. */
    int category(int item) {
        return categoryByItem[item];
    }

    /** How many places there are that are posted to once, beside the items. */
    int places() {
        return place(PostingKind.GRADE, 0) + 1;
    }

    /** The number of a place that is posted to once. */
    int place(PostingKind kind, int order) {
        return switch (kind) {
            case OUTCOME -> order;
            case CLAIM -> outcomes.size() + order;
            case CANDIDATE -> 2 * outcomes.size() + order;
            case KEY -> 2 * outcomes.size() + quotas.size() + order;
            case FIGURE -> 2 * outcomes.size() + quotas.size() + keys.size() + order;
            default -> 2 * outcomes.size() + quotas.size() + keys.size() + figures.size() + order;
        };
    }

    Declared<Item> item(String code) {
        return known(items, code, PostingKind.ITEM);
    }

    Declared<FigureKind> figure(String code) {
        return known(figures, code, PostingKind.FIGURE);
    }

    Declared<Quota> quota(String code) {
        return known(quotas, code, PostingKind.CANDIDATE);
    }

    Declared<GradeKind> grade(String code) {
        return known(grades, code, PostingKind.GRADE);
    }

    Declared<OutcomeKind> outcome(String code) {
        return known(outcomes, code, PostingKind.OUTCOME);
    }

    NoticeKind notice(String code) {
        return known(notices, code, PostingKind.NOTICE).kind();
    }

    /** A notice that the service raises itself; null where the pack does not declare it. */
    @Nullable
    NoticeKind ownNotice(String code) {
        Declared<NoticeKind> declared = notices.get(code);
        return declared == null ? null : declared.kind();
    }

    /** The order of a ranking key that rules post. */
    int key(String code) {
        int order = keys.indexOf(code);
        if (order < 0) {
            throw unknown(code, PostingKind.KEY, keys);
        }
        return order;
    }

    private static <T> Declared<T> known(Map<String, Declared<T>> kinds, String code, PostingKind posted) {
        Declared<T> kind = kinds.get(code);
        if (kind == null) {
            throw unknown(code, posted, kinds.keySet());
        }
        return kind;
    }

    private static RuleFault unknown(String code, PostingKind posted, Collection<String> known) {
        String nearest = NearestName.to(code, known);
        String list = String.valueOf(posted.list());
        return nearest == null
                ? new RuleFault("unknown-code.posted", list, code)
                : new RuleFault("unknown-code.near", list, code, nearest);
    }
}
