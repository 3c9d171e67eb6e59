package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.KeptVillages;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.ServiceProcess;
import plumbline.kit.TinyPack;

/** A disk that is full, and one that can only be read: a small file system of its own, which takes root to mount. */
@LongProof(
        "On a full disk, and on one that takes no more writes, the service answers 503, loses nothing, and the same process goes on")
class DiskTest {
    private static final int VILLAGES = 400;

    @TempDir
    private Path rules;

    @TempDir
    private Path disk;

    private boolean mounted;
    private String test = "";

    private void mount(String options) throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()) == 0;
        tryOnlyIf(mounted);
    }

    /** A test that is skipped is green in most reports; the log says that it showed nothing. */
    private void tryOnlyIf(boolean isPossible) {
        if (!isPossible) {
            System.err.println(
                    "DiskTest." + test + " is SKIPPED and shows nothing: it takes root, and a file system that can");
        }
        Assumptions.assumeTrue(isPossible, "not root, or no such file system");
    }

    @BeforeEach
    void name(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void aFullDiskIsToldAndTheServiceGoesOnWhenThereIsRoom() throws Exception {
        mount("size=2m");
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        KeptVillages kept = new KeptVillages();
        int refused = 0;
        try (ServiceProcess service = ServiceProcess.serve(rules, disk)) {
            while (refused < Proof.times(3, 50)) {
                HttpResponse<String> answer = kept.send(service, kept.next(), VILLAGES);
                if (answer.statusCode() != 201) {
                    isTold(answer);
                    refused++;
                }
            }
            int acknowledged = kept.acknowledged();
            assertThat(acknowledged).isPositive();
            assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/evaluations?pageSize=1").statusCode()).isEqualTo(200);

            assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isZero();
            assertThat(kept.send(service, kept.next(), VILLAGES).statusCode()).isEqualTo(201);
            assertThat(service.get("/api/audit/verify").body()).contains("\"sound\":true");
            Proof.print("a full disk: %d evaluations acknowledged, then %d refused with 503, 0 lost;"
                            .formatted(acknowledged, refused)
                    + " when there was room the same process went on");
        }
        assertThat(kept.check(disk).evaluations()).isEqualTo(kept.acknowledged());
    }

    /** A disk turns so when it fails; here the files are made immutable under the service. */
    @Test
    void aDiskThatTakesNoMoreWritesIsToldAndTheServiceGoesOnWhenItDoes(@TempDir Path data) throws Exception {
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        KeptVillages kept = new KeptVillages();
        String[] files = {
            data.resolve("plumbline.db").toString(),
            data.resolve("plumbline.db-wal").toString()
        };
        try (ServiceProcess service = ServiceProcess.serve(rules, data)) {
            assertThat(kept.send(service, kept.next(), 1).statusCode()).isEqualTo(201);
            tryOnlyIf(run("chattr", "+i", files[0], files[1]) == 0);
            try {
                for (int i = 0; i < 3; i++) {
                    isTold(kept.send(service, kept.next(), 1));
                }
                assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
                assertThat(service.get("/api/evaluations?pageSize=1").statusCode())
                        .isEqualTo(200);
            } finally {
                assertThat(run("chattr", "-i", files[0], files[1])).isZero();
            }
            assertThat(kept.send(service, kept.next(), 1).statusCode()).isEqualTo(201);
            assertThat(service.get("/api/audit/verify").body()).contains("\"sound\":true");
        }
        assertThat(kept.check(data).evaluations()).isEqualTo(kept.acknowledged());
    }

    private static void isTold(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("urn:plumbline:problem:store-unavailable");
    }

    @Test
    void aDiskThatCanOnlyBeReadCanBeVerified() throws Exception {
        mount("size=16m");
        TinyPack.write(rules, KeptVillages.POLICY, 1);
        KeptVillages kept = new KeptVillages();
        try (ServiceProcess service = ServiceProcess.serve(rules, disk)) {
            assertThat(kept.send(service, kept.next(), 1).statusCode()).isEqualTo(201);
        }
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
        assertThat(Files.isWritable(disk)).isFalse();
        assertThat(kept.check(disk).evaluations()).isEqualTo(1);
    }
}
