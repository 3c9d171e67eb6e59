package plumbline.library;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.policy.PackRejected;
import plumbline.policy.YamlText;

/** The single values of a YAML file by where they stand: {@code quotas.A.share}, {@code cases[3].name}. Stateless. */
final class YamlValues {
    /** Members that tell the elements of a list apart better than their places do. */
    private static final List<String> NAMES = List.of("code", "name", "key", "id");

    private YamlValues() {}

    /** None of a file that is no YAML. */
    static Map<String, String> of(String file, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text.isBlank()) {
            return values;
        }
        try {
            collect("", YamlText.parse(file, text).root(), values);
        } catch (PackRejected notYaml) {
            // A revision that was in force is YAML; a draft that is not says so among its findings.
            return Map.of();
        }
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(element(path, node.get(i), i, values), node.get(i), values);
            }
        } else {
            values.put(path, node.asText());
        }
    }

    private static String element(String path, JsonNode element, int at, Map<String, String> values) {
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
