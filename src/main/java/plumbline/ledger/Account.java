package plumbline.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.facts.SubjectFact;
import plumbline.policy.Item;
import plumbline.text.CodePointOrder;

/** What was posted for one subject, or for the cohort. Belongs to one evaluation and one thread. */
public final class Account {
    private final Kinds kinds;
    private final String subject;
    private final @Nullable Entry[] entryByItem;
    private final @Nullable RuleRef[] ruleByPlace;
    /** Of items that are posted for each record; most have none. */
    private SortedMap<Integer, SortedMap<String, Entry>> entriesOfRecords = Collections.emptySortedMap();

    private final List<Outcome> outcomes = new ArrayList<>(2);
    private final BigDecimal[] totalByCategory;
    private BigDecimal total = BigDecimal.ZERO;
    private @Nullable BigDecimal plainTotal;
    private boolean annulled;
    private @Nullable String excluded;
    private @Nullable String unranked;
    private @Nullable Grade given;
    private @Nullable Grade proposed;

    /** @param subject the subject's id; empty for the cohort */
    Account(Kinds kinds, String subject) {
        this.kinds = kinds;
        this.subject = subject;
        this.entryByItem = new Entry[kinds.items()];
        this.ruleByPlace = new RuleRef[kinds.places()];
        this.totalByCategory = new BigDecimal[kinds.categories()];
        Arrays.fill(totalByCategory, BigDecimal.ZERO);
    }

    /** @throws RuleFault when there is an entry of the item, and of the record, already */
    void add(Entry entry, int item) {
        Entry earlier;
        if (entry.key().isEmpty()) {
            earlier = entryByItem[item];
            entryByItem[item] = entry;
        } else {
            if (entriesOfRecords.isEmpty()) {
                entriesOfRecords = new TreeMap<>();
            }
            earlier = entriesOfRecords
                    .computeIfAbsent(item, any -> new TreeMap<>(CodePointOrder.IDS))
                    .put(entry.key(), entry);
        }
        if (earlier != null) {
            throw twice(entry.item().code(), earlier.rule());
        }
        total = total.add(entry.points());
        plainTotal = null;
        int category = kinds.category(item);
        totalByCategory[category] = totalByCategory[category].add(entry.points());
    }

    /**
     * Sees to it that nothing is posted twice to the same place.
     *
     * @param what the code of what is posted
     * @throws RuleFault naming the rule that posted to the place before
     */
    void once(int place, String what, RuleRef rule) {
        RuleRef earlier = ruleByPlace[place];
        if (earlier != null) {
            throw twice(what, earlier);
        }
        ruleByPlace[place] = rule;
    }

    private RuleFault twice(String what, RuleRef earlier) {
        return subject.isEmpty()
                ? new RuleFault("posted-twice.of-cohort", what, earlier.name())
                : new RuleFault("posted-twice", what, subject, earlier.name());
    }

    /** What follows for the subject, from rules or from what the service works out. */
    public void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Nothing may be posted to the items after this. */
    void annul() {
        annulled = true;
    }

    boolean isAnnulled() {
        return annulled;
    }

    /** Several rules may each have a reason; the first that fired is as good as any. */
    void exclude(String reason) {
        excluded = excluded == null ? reason : excluded;
    }

    void unrank(String reason) {
        unranked = unranked == null ? reason : unranked;
    }

    void give(Grade grade) {
        given = grade;
    }

    /** Of all that are proposed the one that is declared first counts, with the reasons of all who propose it. */
    void propose(Grade grade) {
        proposed = proposed == null ? grade : first(proposed, grade);
    }

    private Grade first(Grade earlier, Grade later) {
        int order = kinds.grade(later.kind().code()).order()
                - kinds.grade(earlier.kind().code()).order();
        return order == 0
                ? new Grade(earlier.kind(), earlier.reason() + "；" + later.reason(), earlier.rule())
                : order < 0 ? later : earlier;
    }

    /** Why the subject does not take part; null when it does. */
    public @Nullable String excluded() {
        return excluded;
    }

    /** Why the subject gets no rank though it takes part; null when it gets one. */
    public @Nullable String unranked() {
        return unranked;
    }

    /** What is given goes before what is proposed; null when neither is there. */
    public @Nullable Grade grade() {
        return given == null ? proposed : given;
    }

    /** The exact sum of the entries' points, without trailing zeros. */
    public BigDecimal total() {
        BigDecimal known = plainTotal;
        if (known == null) {
            known = Exact.plain(total);
            plainTotal = known;
        }
        return known;
    }

    /**
     * The same of the entries of one category.
     *
     * @param category its place on the sheet, from 0
     */
    public BigDecimal total(int category) {
        return Exact.plain(totalByCategory[category]);
    }

    /** In the order of the sheet, then of the records' keys. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(entryByItem.length);
        for (int item = 0; item < entryByItem.length; item++) {
            Entry entry = entryByItem[item];
            if (entry != null) {
                entries.add(entry);
            }
            if (!entriesOfRecords.isEmpty() && entriesOfRecords.containsKey(item)) {
                entries.addAll(entriesOfRecords.get(item).values());
            }
        }
        return entries;
    }

    /** Whether there is an entry of the item. */
    boolean has(Item item) {
        int order = kinds.item(item.code()).order();
        return entryByItem[order] != null || entriesOfRecords.containsKey(order);
    }

    /** The first item of which the subject should have an entry and has none; null when there is none such. */
    public @Nullable Item missing(SubjectFact of) {
        for (Kinds.Declared<Item> item : kinds.required()) {
            if (item.kind().isFor(of.indicators())
                    && entryByItem[item.order()] == null
                    && !entriesOfRecords.containsKey(item.order())) {
                return item.kind();
            }
        }
        return null;
    }

    /** In the order in which the policy declares them. */
    public List<Outcome> outcomes() {
        if (outcomes.size() > 1) {
            outcomes.sort((left, right) -> kinds.outcome(left.kind().code()).order()
                    - kinds.outcome(right.kind().code()).order());
        }
        return outcomes;
    }
}
