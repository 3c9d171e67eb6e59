package plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.facts.SubjectFact;
import plumbline.kit.SmallPack;
import plumbline.text.PackRejected;

class AwardMaxTest {
    @Test
    void theItemsMaximumIsPosted() throws PackRejected {
        assertThat(awardMax("bounded").account(0, "b1").entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.points()).isEqualByComparingTo("2.5"));
    }

    @Test
    void anItemWithoutAMaximumHasNoneToPost() {
        assertThatThrownBy(() -> awardMax("open")).isInstanceOf(RuleFault.class).hasMessageContaining("open");
    }

    private static Postings awardMax(String item) throws PackRejected {
        FiringRecorder recorder = new FiringRecorder(true);
        SmallPack pack = new SmallPack()
                .indicator("code: growth, type: decimal")
                .item("code: bounded, max: 2.5")
                .item("code: open");
        Postings book = new Postings(new Kinds(pack.policy()), recorder, figure -> {});
        SubjectFact subject = new SubjectFact() {};
        subject.identify("b1", "b1", 0, Map.of());
        recorder.begin(new RuleRef("rule", item, null, null, "10.drl", 1), name -> null);
        new Ledger(book).awardMax(subject, "达到目标");
        return book;
    }
}
