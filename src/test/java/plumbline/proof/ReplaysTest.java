package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.KeptFolder;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.PackCopy;
import plumbline.kit.Proof;
import plumbline.kit.TinyPack;
import plumbline.packs.oracle.Cohorts;

/** What was kept comes out the same to the byte after the rules have changed, wherever it is run again. */
@LongProof(
        "5,000 evaluations of 8 packs in two revisions are run again after a restart and a change of rules, in tr-TR, th-TH and zh-CN: identical to the byte")
class ReplaysTest {
    private static final int EVALUATIONS = Proof.times(40, 5_000);
    private static final String TURKISH = "-Duser.language=tr -Duser.country=TR -Duser.timezone=Europe/Istanbul";

    /** Dotless i, another calendar with other digits, another day of the year. */
    private static final List<String> PLACES = Proof.isWhole()
            ? List.of(
                    TURKISH,
                    "-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai -Duser.timezone=Asia/Bangkok",
                    "-Duser.language=zh -Duser.country=CN -Duser.timezone=Pacific/Kiritimati")
            : List.of(TURKISH);

    @Test
    void everythingComesOutTheSameElsewhereAndLater(@TempDir Path rules, @TempDir Path data) throws Exception {
        Path tiny = TinyPack.write(rules, KeptVillages.POLICY, 1);
        List<String> policies = new ArrayList<>(List.of(KeptVillages.POLICY));
        if (Proof.isWhole()) {
            for (String policy : new TreeSet<>(Cohorts.ALL.keySet())) {
                PackCopy.of(policy, rules);
                policies.add(policy);
            }
        }
        keep(rules, data, policies, 0);
        Files.writeString(tiny.resolve(TinyPack.RULES), TinyPack.rule(2));
        for (String policy : policies) {
            Files.writeString(rules.resolve(policy).resolve("99-later.drl"), "// Another revision.\n");
        }
        keep(rules, data, policies, EVALUATIONS / 2);
        for (String place : PLACES) {
            assertThat(replayed(place, data))
                    .as(place)
                    .contains(
                            "%1$d evaluations, %1$d identical to the byte, %1$d with the same".formatted(EVALUATIONS));
        }
        Proof.print("%d evaluations of %d policies in two revisions each, run again by %d other processes: %s"
                        .formatted(EVALUATIONS, policies.size(), PLACES.size(), PLACES)
                + " all identical to the byte, with the same firings");
    }

    private static void keep(Path rules, Path data, List<String> policies, int from) {
        try (KeptFolder kept = KeptFolder.in(data, rules)) {
            for (int i = from; i < from + EVALUATIONS / 2; i++) {
                String policy = policies.get(i % policies.size());
                JsonNode request = policy.equals(KeptVillages.POLICY)
                        ? KeptVillages.request(i, 3)
                        : Cohorts.random(new Random(i), policy);
                kept.keep(policy, request);
            }
        }
    }

    @Test
    void anEncodingThatTheEngineWouldGarbleIsRefused(@TempDir Path data) throws Exception {
        Process process = replay("-Dfile.encoding=GB18030", data).start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said).contains("-Dfile.encoding=UTF-8");
    }

    private static String replayed(String place, Path data) throws IOException, InterruptedException {
        Process process = replay("-Dfile.encoding=UTF-8 " + place, data)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", place, printed).isZero();
        return printed.strip();
    }

    private static ProcessBuilder replay(String options, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-Dplumbline.log=error"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "plumbline.cli.Main"));
        command.addAll(List.of("replay", "--all", "--data", data.toString()));
        return new ProcessBuilder(command);
    }
}
