package plumbline.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes what whole proofs have printed into the table of docs/proofs.md, one row for each class of tests whose proofs have
 * all passed. Used by one thread.
 */
public final class ProofPage implements AfterEachCallback, AfterAllCallback {
    static final Path PAGE = Path.of("docs", "proofs.md");

    private static final List<String> FIGURES = new ArrayList<>();
    private static boolean hasFailed;

    static void add(String figures) {
        FIGURES.add(figures);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        hasFailed |= test.getExecutionException().isPresent();
    }

    @Override
    public void afterAll(ExtensionContext all) throws IOException {
        Class<?> proof = all.getRequiredTestClass();
        if (Proof.isWhole() && !hasFailed && !FIGURES.isEmpty()) {
            new GeneratedTable(PAGE, "proofs")
                    .put(
                            "`" + proof.getSimpleName() + "`",
                            proof.getAnnotation(LongProof.class).value(),
                            FIGURES.stream().map(ProofPage::cell).collect(Collectors.joining("<br>")));
        }
        FIGURES.clear();
        hasFailed = false;
    }

    private static String cell(String figures) {
        String text = figures.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|");
        return text.contains("\n")
                ? "<pre>" + String.join("<br>", Arrays.asList(text.strip().split("\n"))) + "</pre>"
                : text;
    }
}
