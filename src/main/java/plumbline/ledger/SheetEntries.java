package plumbline.ledger;

import java.util.List;
import java.util.Map;
import plumbline.facts.Exact;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;
import plumbline.facts.SubjectFact;
import plumbline.policy.Item;
import plumbline.policy.Otherwise;

/** Posts what the scoring sheet itself gives, where the rules have posted nothing. Used by one evaluation. */
public final class SheetEntries {
    private final Postings book;
    private final Kinds kinds;
    private final FiringRecorder recorder;

    public SheetEntries(Postings book, Kinds kinds, FiringRecorder recorder) {
        this.kinds = kinds;
        this.book = book;
        this.recorder = recorder;
    }

    /** What such an entry of the item names as its rule. */
    public static String rule(Item item) {
        return item.label().zh() + "：其他情形";
    }

    static RuleRef rule(Item item, Otherwise otherwise) {
        return new RuleRef(
                rule(item), item.code(), otherwise.basis(), otherwise.origin(), Otherwise.FILE, otherwise.line());
    }

    /** Posts for whom nobody has posted an item. */
    public void post(List<Item> items, List<SubjectFact> subjects) {
        for (Item item : items) {
            Otherwise otherwise = item.otherwise();
            if (otherwise == null) {
                continue;
            }
            RuleRef rule = kinds.otherwise(item);
            subjects.stream()
                    .filter(subject -> item.isFor(subject.indicators())
                            && !book.account(subject).has(item))
                    .forEach(subject -> post(item, otherwise, rule, subject));
        }
    }

    private void post(Item item, Otherwise otherwise, RuleRef rule, SubjectFact subject) {
        recorder.begin(rule, name -> name.equals(Otherwise.ITEM) ? item.code() : null);
        Exact points = otherwise.points() == null ? book.maximum() : Exact.of(otherwise.points());
        book.post(subject, null, points, otherwise.reason());
        if (otherwise.notice() != null) {
            book.notice(otherwise.notice(), subject);
        }
        recorder.end(Phase.SCORE, Map::of);
    }
}
