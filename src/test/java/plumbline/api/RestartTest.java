package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.OnStores;
import plumbline.kit.PackCopy;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Stores;
import plumbline.kit.Street;
import plumbline.library.Activator;
import plumbline.store.Store;

/** Compiled rules are kept, so that a restart need not compile them again. */
@OnStores
class RestartTest {
    @TempDir
    private Path rules;

    @TempDir
    private Path data;

    @BeforeEach
    void firstStart() throws Exception {
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        assertThat(total()).isEqualTo("8");
    }

    @Test
    void aSecondStartUsesWhatTheFirstOneCompiled() throws Exception {
        String before = kept();
        assertThat(total()).isEqualTo("8");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void whatIsNoLongerWhatItWasIsCompiledAgain() throws Exception {
        String before = kept();
        try (Store store = Stores.open(data)) {
            store.write((Handle handle) -> handle.createUpdate("update compiled set bytes = :bytes, at = ''")
                    .bind("bytes", new byte[] {0})
                    .execute());
        }
        assertThat(total()).isEqualTo("8");
        assertThat(kept()).isNotEqualTo(before).doesNotEndWith("[0]");
    }

    /** Kept rules that were tampered with, hash and all, are read as fresh ones are before anything of them is loaded. */
    @Test
    void classesThatWerePutInTheirPlaceAreNotLoaded() throws Exception {
        byte[] hostile = HostileClasses.kept(bytes());
        try (Store store = Stores.open(data)) {
            store.write((Handle handle) -> handle.createUpdate("update compiled set bytes = :bytes, hash = :hash")
                    .bind("bytes", hostile)
                    .bind("hash", plumbline.text.Sha256.of(hostile))
                    .execute());
        }
        System.clearProperty(HostileClasses.CANARY);
        assertThat(total()).isEqualTo("8");
        assertThat(System.getProperty(HostileClasses.CANARY)).isNull();
        assertThat(bytes()).isNotEqualTo(hostile);
    }

    /** Of a bank with a satisfaction of 3 and no incident too many, by the service as it starts. */
    private String total() throws Exception {
        try (Store store = Stores.open(data)) {
            Activator activator = Activator.start(rules, store);
            var request = new ShangraoRequest().bank("b1", "satisfaction", "3").and("serviceIncidents", "0");
            return Street.answer(activator.library().state(Street.SHANGRAO).pack(), request.json())
                    .at("/results/0/total")
                    .asText();
        }
    }

    private String kept() throws Exception {
        try (Store store = Stores.open(data)) {
            return store.read(handle -> handle.createQuery("select key, at, bytes from compiled")
                    .map((row, context) ->
                            row.getString("key") + row.getString("at") + Arrays.toString(row.getBytes("bytes")))
                    .one());
        }
    }

    private byte[] bytes() throws Exception {
        try (Store store = Stores.open(data)) {
            return store.read(handle -> handle.createQuery("select bytes from compiled")
                    .mapTo(byte[].class)
                    .one());
        }
    }
}
