package plumbline.rules;

import plumbline.facts.Phase;
import plumbline.facts.SubjectFact;
import plumbline.ledger.Ledger;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Postings;
import plumbline.ledger.Posts;

/** A ledger with a call that the product does not have. */
public class MoreLedger extends Ledger {
    public MoreLedger(Postings postings) {
        super(postings);
    }

    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "减半的分数", "理由"},
            in = Phase.SCORE)
    public void awardHalf(SubjectFact subject, @Posts.Points(Posts.Effect.GIVEN) Object points, String reason) {
        award(subject, plumbline.facts.Formulas.share(points, 2), reason);
    }
}
