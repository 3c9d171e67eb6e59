package plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.facts.SubjectFact;
import plumbline.policy.read.PolicyReader;
import plumbline.text.PackRejected;

class AwardMaxTest {
    private static final String POLICY =
            """
            policy: p
            title: {zh: 方案, en: policy}
            document: 文件
            subject: {type: Bank, zh: 银行, en: bank}
            periods: [year]
            indicators:
              - {code: growth, zh: 增速, en: growth, type: decimal}
            categories:
              - code: targets
                zh: 目标
                en: targets
                items:
                  - {code: bounded, zh: 甲, en: a, max: 2.5, basis: 一, origin: text}
                  - {code: open, zh: 乙, en: b, basis: 一, origin: text}
            """;

    @Test
    void theItemsMaximumIsPosted() throws PackRejected {
        assertThat(awardMax("bounded").entries()).singleElement().satisfies(entry -> assertThat(entry.points())
                .isEqualByComparingTo("2.5"));
    }

    @Test
    void anItemWithoutAMaximumHasNoneToPost() {
        assertThatThrownBy(() -> awardMax("open")).isInstanceOf(RuleFault.class).hasMessageContaining("open");
    }

    private static Postings awardMax(String item) throws PackRejected {
        FiringRecorder recorder = new FiringRecorder();
        Postings book = new Postings(PolicyReader.read("p", POLICY), recorder, figure -> {});
        SubjectFact subject = new SubjectFact() {};
        subject.identify("b1", "b1", Map.of());
        recorder.begin(new RuleRef("rule", item, null, null, "10.drl", 1), name -> null);
        new Ledger(book).awardMax(subject, "达到目标");
        return book;
    }
}
