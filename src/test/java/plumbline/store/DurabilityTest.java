package plumbline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Postgres;

/** Settings by which acknowledged records could be lost are noticed at the start. */
class DurabilityTest {
    @Test
    void aFileThatWaitsForTheDiskIsSound(@TempDir Path data) throws Exception {
        try (Store store = Store.open(data)) {
            assertThat(store.faults()).isEmpty();
        }
    }

    @Test
    void aServerThatWaitsForTheDiskIsSound(@TempDir Path data) throws Exception {
        try (Store store = Store.open(data, Postgres.database())) {
            assertThat(store.faults()).isEmpty();
        }
    }

    /** What the session can set itself it does; the rest is said. */
    @Test
    void aServerThatDoesNotIsComplainedAbout(@TempDir Path data) throws Exception {
        try (EmbeddedPostgres careless = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
                Store store = Store.open(data, careless.getJdbcUrl("postgres", "postgres"))) {
            assertThat(store.faults())
                    .extracting(fault -> fault.en().replaceAll("^PostgreSQL has (\\S+):.*", "$1"))
                    .containsExactlyInAnyOrder("fsync=off", "full_page_writes=off");
        }
    }
}
