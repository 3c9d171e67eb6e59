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
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Lines;
import plumbline.text.NearestName;
import plumbline.text.PlaceName;
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

    private final String file;
    private final LocatedTree tree;
    private final Lines lines;
    private final Findings findings;
    private final Map<String, Set<String>> known;

    private CaseForm(Pack pack, String file, LocatedTree tree, String text, Findings findings) {
        Policy policy = pack.policy();
        this.file = file;
        this.tree = tree;
        this.lines = new Lines(text);
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
    static void check(Pack pack, String file, LocatedTree tree, String text, Findings findings) {
        new CaseForm(pack, file, tree, text, findings).check();
    }

    private void check() {
        known("", tree.root(), FILE);
        JsonNode cases = tree.root().path("cases");
        if (!cases.isArray() || cases.isEmpty()) {
            add(
                    "/cases",
                    "missing-key",
                    new Text("没有用例 cases", "There are no cases"),
                    new Text("写上 cases:，下面每个用例以 - name: 开头", "Write cases:, and below it each case after - name:"));
        }
        for (int i = 0; i < cases.size(); i++) {
            each("/cases/" + i, cases.get(i));
        }
    }

    private void each(String place, JsonNode each) {
        known(place, each, CASE);
        if (!each.path("name").isTextual() || !each.path("request").isObject()) {
            add(
                    place,
                    "missing-key",
                    new Text("用例缺少 name 或 request", "The case has no name or no request"),
                    new Text("写上 name: 和 request:", "Write name: and request:"));
        }
        boolean isMisspelt = each.properties().stream()
                .map(Map.Entry::getKey)
                .anyMatch(key -> !CASE.contains(key) && NearestName.to(key, CASE) != null);
        if (each.has("expect") == each.has("problems") && !isMisspelt) {
            add(
                    place,
                    "missing-key",
                    new Text("用例要写 expect 或 problems 其中之一", "A case has either expect or problems"),
                    new Text("写上 expect: 或 problems:", "Write expect: or problems:"));
        }
        if ((each.has("expect") && !each.get("expect").isObject())
                || (each.has("problems") && !each.get("problems").isArray())) {
            add(
                    place,
                    "wrong-type",
                    new Text("expect 下面要写键，problems 下面要写列表", "expect is followed by keys, problems by a list"),
                    new Text("对照别的用例改正", "Compare it with another case"));
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
            boolean isRule = list.equals("rules");
            add(
                    place,
                    "unknown-name",
                    new Text(
                            (isRule ? "方案的规则" : "policy.yaml 的 " + list + " ") + "里没有“" + name + "”",
                            "There is no " + name + " among the "
                                    + (isRule ? "pack's rules" : list + " of policy.yaml")),
                    nearest(name, names, new Text("改成方案里有的，或删去它", "Name one that the pack has, or remove it")));
        }
    }

    private void known(String place, JsonNode object, Set<String> keys) {
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                String where = PlaceName.of(tree.root(), place, file);
                Set<String> all = new TreeSet<>(keys);
                add(
                        place + "/" + LocatedTree.escaped(key),
                        "unknown-key",
                        new Text(where + " 没有“" + key + "”这个键", where + " has no key " + key),
                        nearest(
                                key,
                                keys,
                                new Text("可写的键：" + String.join("、", all), "The keys are: " + String.join(", ", all))));
            }
        });
    }

    private Text nearest(String name, Collection<String> names, Text otherwise) {
        String nearest = findings.isFull() ? null : NearestName.to(name, names);
        return nearest == null ? otherwise : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?");
    }

    private void add(String pointer, String code, Text message, Text remedy) {
        LocatedTree.Place place = tree.place(pointer);
        findings.add(
                new Finding(code, file, place.line(), place.column(), lines.quoted(place.line()), message, remedy));
    }
}
