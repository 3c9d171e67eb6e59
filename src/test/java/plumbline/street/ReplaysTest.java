package plumbline.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.Proof;
import plumbline.audit.Kept;
import plumbline.oracle.Cohorts;

/** What was kept comes out the same to the byte after the rules have changed, wherever it is run again. */
@Tag("proof")
class ReplaysTest {
    private static final int EVALUATIONS = Proof.times(40, 5_000);
    private static final String TURKISH = "-Duser.language=tr -Duser.country=TR -Duser.timezone=Europe/Istanbul";

    /** Dotless i, another calendar, another day of the year, another encoding. */
    private static final List<String> PLACES = Proof.isWhole()
            ? List.of(
                    TURKISH,
                    "-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai -Duser.timezone=Asia/Bangkok",
                    "-Duser.language=zh -Duser.country=CN -Duser.timezone=Pacific/Kiritimati -Dfile.encoding=GB18030")
            : List.of(TURKISH);

    @Test
    void everythingComesOutTheSameElsewhereAndLater(@TempDir Path rules, @TempDir Path data) throws Exception {
        List<String> policies =
                Proof.isWhole() ? Cohorts.ALL.keySet().stream().sorted().toList() : List.of(Street.SHANGRAO);
        List<PackCopy> packs = new ArrayList<>();
        for (String policy : policies) {
            packs.add(PackCopy.of(policy, rules));
        }
        keep(rules, data, policies, 0);
        for (PackCopy pack : packs) {
            pack.write("99-later.drl", "// Another revision.\n");
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
        try (Kept kept = Kept.in(data, rules)) {
            for (int i = from; i < from + EVALUATIONS / 2; i++) {
                kept.keep(policies.get(i % policies.size()), i);
            }
        }
    }

    private static String replayed(String place, Path data) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(place.split(" ")));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "plumbline.cli.Main"));
        command.addAll(List.of("replay", "--all", "--data", data.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.strip();
    }
}
