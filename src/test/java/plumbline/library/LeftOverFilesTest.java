package plumbline.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.TinyPack;
import plumbline.store.Store;

/** A service that was killed before it knew what to bring into the folder has brought nothing, and leaves nothing. */
class LeftOverFilesTest {
    @Test
    void whatWasNotFinishedIsTakenAwayAtTheNextStart(@TempDir Path rules, @TempDir Path data) throws Exception {
        Path folder = TinyPack.write(rules, "tiny", 1);
        Path unfinished = Files.writeString(folder.resolve(".plumbline-1.tmp"), "agenda-gr");
        Path others = Files.writeString(folder.resolve(".other.tmp"), "an editor's");
        try (Store store = Store.open(data)) {
            assertThat(Activator.start(rules, store).library().state("tiny").status())
                    .isEqualTo(PolicyState.Status.READY);
        }
        assertThat(unfinished).doesNotExist();
        assertThat(others).exists();
    }
}
