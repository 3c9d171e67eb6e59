package plumbline.http.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import plumbline.http.exchange.Classpath;

/** Files of the program. Stateless. */
final class Resource {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Resource() {}

    /** YAML with anchors, which Jackson does not follow. */
    static ObjectNode yaml(String name) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        String text = new String(Classpath.bytes("/plumbline/http/api/" + name), StandardCharsets.UTF_8);
        return MAPPER.<ObjectNode>valueToTree(yaml.load(text)).deepCopy();
    }
}
