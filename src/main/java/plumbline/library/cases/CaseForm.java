package plumbline.library.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import plumbline.facts.RuleRef;
import plumbline.library.pack.Pack;
import plumbline.policy.Policy;
import plumbline.text.Findings;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/**
 * Checks that a file of cases is in the form of one, and names what the pack has: a mistyped key or rule would make a
 * case that expects nothing.
 */
final class CaseForm {
    private static final Set<String> FILE = Set.of("defaults", "cases");
    private static final Set<String> CASE = Set.of("name", "request", "expect", "problems");
    private static final Set<String> EXPECT =
            Set.of("subjects", "cohort", "figures", "quotas", "notices", "fires", "silent");
    private static final Set<String> SUBJECT = Set.of("status", "total", "rank", "grade", "points", "outcomes");

    private final LocatedTree tree;
    private final Findings findings;
    private final Map<String, Set<String>> known;

    private CaseForm(Pack pack, LocatedTree tree, Findings findings) {
        Policy policy = pack.policy();
        this.tree = tree;
        this.findings = findings;
        Set<String> rules = new TreeSet<>();
        pack.rules().rules().stream().map(RuleRef::name).forEach(rules::add);
        this.known = Map.of(
                "rules", rules,
                "figures", policy.figuresByCode().keySet(),
                "quotas", policy.quotasByCode().keySet(),
                "outcomes", policy.outcomesByCode().keySet(),
                "items", policy.itemsByCode().keySet(),
                "grades", policy.gradesByCode().keySet());
    }

    /** Adds what is wrong with the form of the file. */
    static void check(Pack pack, LocatedTree tree, Findings findings) {
        new CaseForm(pack, tree, findings).check();
    }

    private void check() {
        known("", tree.root(), FILE);
        JsonNode cases = tree.root().path("cases");
        boolean isOfDefaults =
                cases.isMissingNode() && tree.root().path("defaults").isObject();
        if (!isOfDefaults && (!cases.isArray() || cases.isEmpty())) {
            error("/cases", "missing-key.cases");
        }
        for (int i = 0; i < cases.size(); i++) {
            each("/cases/" + i, cases.get(i));
        }
    }

    private void each(String place, JsonNode each) {
        known(place, each, CASE);
        if (!each.path("name").isTextual() || !each.path("request").isObject()) {
            error(place, "missing-key.case");
        }
        boolean isMisspelt = each.properties().stream()
                .map(Map.Entry::getKey)
                .anyMatch(key -> !CASE.contains(key) && NearestName.to(key, CASE) != null);
        if (each.has("expect") == each.has("problems") && !isMisspelt) {
            error(place, "missing-key.expectation");
        }
        if ((each.has("expect") && !each.get("expect").isObject())
                || (each.has("problems") && !each.get("problems").isArray())) {
            error(place, "wrong-type.expectation");
        }
        expect(place + "/expect", each.path("expect"));
    }

    private void expect(String place, JsonNode expect) {
        known(place, expect, EXPECT);
        for (String list : List.of("fires", "silent")) {
            for (int i = 0; i < expect.path(list).size(); i++) {
                name(place + "/" + list + "/" + i, expect.path(list).get(i).asText(), "rules");
            }
        }
        names(place + "/figures", expect.path("figures"), "figures");
        names(place + "/quotas", expect.path("quotas"), "quotas");
        names(place + "/cohort", expect.path("cohort"), "outcomes");
        expect.path("subjects").properties().forEach(subject -> {
            String at = place + "/subjects/" + LocatedTree.escaped(subject.getKey());
            JsonNode expected = subject.getValue();
            known(at, expected, SUBJECT);
            names(at + "/points", expected.path("points"), "items");
            names(at + "/outcomes", expected.path("outcomes"), "outcomes");
            if (expected.path("grade").isTextual()) {
                name(at + "/grade", expected.get("grade").textValue(), "grades");
            }
        });
    }

    /** The keys of the object are codes of the policy's list. */
    private void names(String place, JsonNode object, String list) {
        object.fieldNames().forEachRemaining(key -> name(place + "/" + LocatedTree.escaped(key), key, list));
    }

    private void name(String place, String name, String list) {
        Set<String> names = Objects.requireNonNull(known.get(list));
        if (!names.contains(name)) {
            Text instead = nearest(name, names, Messages.text("name-of-pack"));
            if (list.equals("rules")) {
                error(place, "unknown-name.rule", name, instead);
            } else {
                error(place, "unknown-name", name, list, instead);
            }
        }
    }

    private void known(String place, JsonNode object, Set<String> keys) {
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                Text instead = nearest(key, keys, Messages.text("keys", new TreeSet<>(keys)));
                error(place + "/" + LocatedTree.escaped(key), "unknown-key", tree.name(place), key, instead);
            }
        });
    }

    private Text nearest(String name, Collection<String> names, Text otherwise) {
        return findings.isFull() ? otherwise : NearestName.instead(name, names, otherwise);
    }

    private void error(String pointer, @Messages.Key String key, Object... values) {
        findings.add(tree.error(pointer, key, values));
    }
}
