package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import plumbline.text.PackLimits;
import plumbline.yaml.LocatedTree;

/** Counts the elements of the lists of a {@code policy.yaml}, before anything is made of them. */
final class PolicySize {
    private PolicySize() {}

    static void check(JsonNode root, PolicyFindings findings) {
        root.properties().forEach(member -> check("", member.getKey(), member.getValue(), findings));
    }

    private static void check(String place, String key, JsonNode node, PolicyFindings findings) {
        String pointer = place + "/" + LocatedTree.escaped(key);
        int most = PackLimits.elements(key);
        if (node.isArray() && node.size() > most) {
            findings.error(pointer, "too-many-elements", findings.name(pointer), node.size(), most);
            return;
        }
        node.properties().forEach(member -> check(pointer, member.getKey(), member.getValue(), findings));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            String element = pointer + "/" + i;
            node.get(i).properties().forEach(member -> check(element, member.getKey(), member.getValue(), findings));
        }
    }
}
