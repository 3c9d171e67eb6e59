package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.facts.Phase;
import plumbline.facts.RuleFault;
import plumbline.kit.PackCopy;
import plumbline.kit.ShangraoRequest;
import plumbline.library.pack.Pack;
import plumbline.text.JsonText;

/** An evaluation ends at its bounds, and a session says which rule was at fault. */
class RunBoundsTest {
    private static final String PAIRS =
            """
            agenda-group "score"

            rule "成对"
            when
                $a : Bank( $w : loans )
                $b : Bank( exact(loans) > exact($w) )
            then
                ledger.notice("nothing-to-share", $a);
            end
            """;

    private static final String PICKED =
            """
            agenda-group "score"

            rule "联系起来"
            when
                $a : Bank( $id : id )
                $b : Bank( id == $id )
                $c : Bank( id == $id )
                $d : Bank( id == "b7" )
            then
                ledger.notice("nothing-to-share", $a);
            end
            """;

    @Test
    void rulesThatTakeTooLongAreStoppedByTheFormulasThatTheyCall(@TempDir Path rules) throws Exception {
        RuleFault fault = fault(pack(rules, PAIRS), new RunBounds(Duration.ofMillis(20), 1_000_000, 2_000_000), 1000);
        assertThat(fault.code()).isEqualTo("time-limit");
    }

    @Test
    void aSessionMayFireNoMoreThanItsBound(@TempDir Path rules) throws Exception {
        RuleFault fault = fault(pack(rules, PAIRS), new RunBounds(Duration.ofSeconds(60), 1000, 2_000_000), 60);
        assertThat(fault.code()).isEqualTo("too-many-firings");
    }

    @Test
    void combinationsAreCountedByWhatTiesTheFactsTogether(@TempDir Path rules) throws Exception {
        RunBounds bounds = new RunBounds(Duration.ofSeconds(60), 1_000_000, 1_000);
        assertThat(fault(pack(rules, PAIRS), bounds, 60).code()).isEqualTo("too-many-combinations");
        // 60 × 60 × 60 × 60 without the ties; 60 + 60 + 60 + 60 with them.
        assertThat(fault(pack(rules.resolve("picked"), PICKED), bounds, 60)).isNull();
    }

    private static Pack pack(Path rules, String text) throws Exception {
        return PackCopy.ofShangrao(rules, "a-copy").write("15-extra.drl", text).pack();
    }

    private static RuleFault fault(Pack pack, RunBounds bounds, int banks) throws Exception {
        ShangraoRequest request = new ShangraoRequest();
        for (int i = 0; i < banks; i++) {
            request.bank("b" + i, "loans", String.valueOf(100 + i));
        }
        try (RuleSession session =
                pack.rules().open(pack.requests().read(JsonText.bytes(request.json())), false, bounds)) {
            RuleFault fault = catchThrowableOfType(RuleFault.class, () -> session.fire(Phase.SCORE));
            if (fault != null && !fault.code().equals("time-limit")) {
                assertThat(fault.getMessage()).contains("15-extra.drl:3");
            }
            return fault;
        }
    }
}
