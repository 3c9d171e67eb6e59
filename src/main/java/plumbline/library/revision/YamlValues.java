package plumbline.library.revision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.text.PackRejected;
import plumbline.yaml.YamlText;

/** The single values of a YAML file by their places: {@code quotas.A.share}, {@code cases[3].name}. Stateless. */
final class YamlValues {
    /** Members that distinguish the elements of a list better than their places do. */
    private static final List<String> NAMES = List.of("code", "name", "key", "id");

    /** Of all values and their places together; what comes after them in a file is left to the comparison by lines. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private int characters;

    private YamlValues() {}

    /** None of a file that is no YAML. */
    static Map<String, String> of(String file, String text) {
        if (text.isBlank()) {
            return Map.of();
        }
        YamlValues values = new YamlValues();
        try {
            values.collect("", YamlText.parse(file, text).root());
        } catch (PackRejected notYaml) {
            // A revision that was in force is YAML; a draft that is not says so among its findings.
            return Map.of();
        }
        return values.values;
    }

    private void collect(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(element(path, node.get(i), i), node.get(i));
            }
        } else if (characters < MOST_CHARACTERS) {
            values.put(path, node.asText());
            characters += path.length() + node.asText().length();
        }
    }

    private String element(String path, JsonNode element, int at) {
        for (String name : NAMES) {
            if (element.path(name).isTextual()) {
                String named = path + "." + element.get(name).textValue();
                if (!values.containsKey(named + "." + name)) {
                    return named;
                }
            }
        }
        return path + "[" + (at + 1) + "]";
    }
}
