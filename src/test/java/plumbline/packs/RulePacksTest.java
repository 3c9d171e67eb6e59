package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import plumbline.kit.Street;
import plumbline.library.cases.CaseReport;
import plumbline.text.PackRejected;

/** Every case that the packs bring, and that they leave no rule and no item unproven. */
class RulePacksTest {
    @TestFactory
    Stream<DynamicContainer> everyPackProvesItself() {
        return Street.policies().stream().map(policy -> dynamicContainer(policy, proofs(policy)));
    }

    private static Stream<DynamicNode> proofs(String policy) {
        CaseReport report = report(policy);
        Stream<DynamicNode> cases = report.results().stream()
                .map(result -> dynamicTest(result.file() + "：" + result.name(), () -> assertThat(result.failures())
                        .isEmpty()));
        DynamicNode gaps = dynamicTest("no rule and no item is left unproven", () -> {
            assertThat(report.results()).isNotEmpty();
            assertThat(report.gaps()).isEmpty();
        });
        return Stream.concat(cases, Stream.of(gaps));
    }

    private static CaseReport report(String policy) {
        try {
            return CaseReport.of(Street.pack(policy));
        } catch (PackRejected rejected) {
            throw new AssertionError(policy + ": " + rejected.getMessage(), rejected);
        }
    }
}
