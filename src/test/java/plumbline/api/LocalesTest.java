package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;

/** The service answers the same wherever it runs: where I is no capital of i, and where digits are others. */
class LocalesTest {
    private final Locale own = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void back() {
        Locale.setDefault(own);
    }

    @Test
    void theSameIsAnsweredInEveryLocale() throws Exception {
        List<String> expected = answers("und");
        for (String locale : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai")) {
            assertThat(answers(locale)).as(locale).isEqualTo(expected);
        }
    }

    private List<String> answers(String locale) throws Exception {
        Path rules = folder.resolve(locale + "/rules");
        Locale.setDefault(own);
        TinyPack.write(rules, "tiny", 1);
        Locale.setDefault(Locale.forLanguageTag(locale));
        try (Service service = Service.of(rules, folder.resolve(locale + "/data"))) {
            Service.Reply answer = service.evaluate("tiny", "?dryRun=true&explain=full", TinyPack.request());
            assertReply(answer).hasStatus(200);
            Service.Reply malformed =
                    service.evaluate("tiny/evaluations", "{\n\"period\": x}".getBytes(StandardCharsets.UTF_8));
            assertReply(malformed).hasStatus(400);
            assertThat(malformed.text()).contains("line 2, column 11");
            return List.of(
                    answer.text(),
                    malformed.text(),
                    service.get("/api/policies/tiny").text());
        }
    }
}
