package plumbline.http.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of the program. Stateless. */
final class Resource {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Resource() {}

    /** @param path from the root of the class path */
    static byte[] bytes(String path) {
        try (InputStream file = Objects.requireNonNull(Resource.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** YAML with anchors, which Jackson does not follow. */
    static ObjectNode yaml(String name) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        String text = new String(bytes("/plumbline/http/api/" + name), java.nio.charset.StandardCharsets.UTF_8);
        return MAPPER.<ObjectNode>valueToTree(yaml.load(text)).deepCopy();
    }
}
