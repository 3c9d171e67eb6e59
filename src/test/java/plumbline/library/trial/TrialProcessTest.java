package plumbline.library.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.LongProof;
import plumbline.kit.PackCopy;
import plumbline.kit.Proof;
import plumbline.library.pack.PackFolder;
import plumbline.text.Finding;

/** A pack is tried within bounds on CPU time and memory, and its verdict says which bound it went beyond, and where. */
@LongProof("A pack of 2,000 rules is compiled, checked and tried; what exceeds its time or memory ends alone")
class TrialProcessTest {
    private static final Path SHANGRAO = Path.of("rules/shangrao-deposit-contribution");

    @Test
    void aSoundPackIsTriedWholeAndLoadsFromWhatWasCompiled() throws Exception {
        PackFolder folder = PackFolder.read(SHANGRAO);
        Verdict verdict = Workshop.SHARED.verdict(folder, Verdict.Depth.CASES);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.rules()).isEqualTo(14);
        assertThat(verdict.cases()).isNotNull();
        assertThat(verdict.cases().passed()).isTrue();
        assertThat(verdict.pack(folder).rules().rules()).hasSize(14);
    }

    @Test
    void whatGoesBeyondItsTimeIsEndedAndTheNextPackIsTried() throws Exception {
        PackFolder folder = PackFolder.read(SHANGRAO);
        Verdict late = Workshop.SHARED.verdict(folder, Verdict.Depth.CASES, Duration.ZERO);
        assertThat(late.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("check-too-long");
            assertThat(finding.message().en()).contains("0 seconds of computing");
        });
        assertThat(Workshop.SHARED.verdict(folder, Verdict.Depth.COMPILE).findings())
                .isEmpty();
    }

    @Test
    void whatGoesBeyondItsMemoryEndsItsProcessAlone() throws Exception {
        try (TrialProcess small = TrialProcess.start(16)) {
            Verdict verdict = small.verdict(PackFolder.read(SHANGRAO), Verdict.Depth.CASES, TrialProcess.CPU);
            assertThat(verdict.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("check-too-long");
                assertThat(finding.message().en()).contains("16 MiB of memory");
            });
            assertThat(small.isAlive()).isFalse();
        }
    }

    @Test
    void aPackOfTwoThousandRulesIsTried(@TempDir Path rules) throws Exception {
        int count = Proof.times(40, 1_970);
        StringBuilder text = new StringBuilder("agenda-group \"score\"\n");
        for (int i = 0; i < count; i++) {
            text.append(
                    "rule \"%d\"\nwhen\n $b : Bank( taxPaid == 7%06d )\nthen\n ledger.notice(\"nothing-to-share\", $b);\nend\n"
                            .formatted(i, i));
        }
        PackCopy.ofShangrao(rules, "many").write("15-many.drl", text.toString());
        long from = System.nanoTime();
        Verdict verdict = Workshop.SHARED.verdict(PackFolder.read(rules.resolve("many")), Verdict.Depth.CASES);
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("no-cases");
        assertThat(verdict.rules()).isEqualTo(25 + count);
        Proof.print(count + " rules were compiled, checked and tried in " + (System.nanoTime() - from) / 1_000_000_000
                + " s");
    }
}
