package plumbline.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.PackRejected;

/** A pack whose files a test writes out in full, without a folder. */
public final class WrittenPack {
    private static final String HEAD =
            """
            policy: written
            title: {zh: 方案, en: policy}
            document: 文件
            subject: {type: Bank, zh: 银行, en: bank}
            periods: [year]
            """;

    private final Map<String, byte[]> files = new TreeMap<>();

    /** @param declared all of policy.yaml below its heading */
    public WrittenPack(String declared) {
        files.put("policy.yaml", (HEAD + declared).getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a file more. */
    public WrittenPack file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a file more. */
    public WrittenPack file(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    /** The same with rules of the phase. */
    public WrittenPack rules(String phase, String rules) {
        return file(phase + ".drl", "agenda-group \"" + phase + "\"\n\n" + rules);
    }

    public Pack pack() throws PackRejected {
        return Pack.of(PackFolder.of("written", Map.copyOf(files)));
    }

    /** The answer to a request of the year 2025, its subjects as YAML. */
    public ObjectNode answer(String subjects) throws PackRejected, IOException {
        ObjectNode request = (ObjectNode)
                new ObjectMapper(new YAMLFactory()).readTree("period: \"2025\"\nsubjects:\n" + subjects.indent(2));
        request.path("subjects").forEach(subject -> ((ObjectNode) subject)
                .put("name", subject.path("id").asText()));
        return Street.answer(pack(), request);
    }

    /** The points of an item for a subject; nothing where there is no entry of it. */
    public static Optional<String> points(ObjectNode answer, String subject, String item) {
        return entry(answer, subject, item)
                .map(entry -> entry.get("points").decimalValue().toPlainString());
    }

    /** The entry of an item for a subject. */
    public static Optional<ObjectNode> entry(ObjectNode answer, String subject, String item) {
        for (var result : answer.path("results")) {
            for (var entry : result.path("entries")) {
                if (result.path("id").asText().equals(subject)
                        && entry.path("item").asText().equals(item)) {
                    return Optional.of((ObjectNode) entry);
                }
            }
        }
        return Optional.empty();
    }
}
