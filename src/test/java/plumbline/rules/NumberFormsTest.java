package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.PackCopy;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.text.PackRejected;

/** A number in a rule is exact in whatever form it is written, or refused. */
class NumberFormsTest {
    @ParameterizedTest
    @ValueSource(strings = {"taxPaid >= .1", "taxPaid >= 1e-1", "taxPaid >= 0.1f", "taxPaid >= 0.1d"})
    void aNumberIsExactOrRefused(String condition, @TempDir Path rules) throws Exception {
        Pack pack;
        try {
            pack = copy(rules, condition).pack();
        } catch (PackRejected refused) {
            return;
        }
        var answer = Street.answer(
                pack,
                new ShangraoRequest()
                        .bank("b1", "taxPaid", "0.1")
                        .and("satisfaction", "3")
                        .json());
        assertThat(answer.get("notices"))
                .as("%s does not hold for 0.1", condition)
                .hasSize(1);
    }

    @Test
    void aNegativeDecimalCompiles(@TempDir Path rules) throws Exception {
        assertThat(copy(rules, "loanGrowth > -0.5").pack()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"taxPaid > > 500", "taxPaid > 010", "taxPaid == \"500\""})
    void whatNobodyMeansIsRefused(String condition, @TempDir Path rules) throws Exception {
        PackCopy copy = copy(rules, condition);
        assertThat(catchThrowableOfType(PackRejected.class, copy::pack)).isNotNull();
    }

    private static PackCopy copy(Path rules, String condition) throws Exception {
        return PackCopy.ofShangrao(rules, "a-copy")
                .write(
                        "90-extra.drl",
                        """
                        agenda-group "score"

                        rule "另一条"
                        when
                            $bank : Bank( %s )
                        then
                            ledger.notice("nothing-to-share", $bank);
                        end
                        """
                                .formatted(condition));
    }
}
