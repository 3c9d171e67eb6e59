package plumbline.library;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.policy.Finding;
import plumbline.policy.LocatedTree;
import plumbline.policy.NearestName;
import plumbline.policy.PackRejected;
import plumbline.policy.Text;

/** Checks that a file of cases is in the form of one: a mistyped key would make a case that expects nothing. */
final class CaseForm {
    private static final Set<String> FILE = Set.of("defaults", "cases");
    private static final Set<String> CASE = Set.of("name", "request", "expect", "problems");
    private static final Set<String> EXPECT =
            Set.of("subjects", "cohort", "figures", "quotas", "notices", "fires", "silent");
    private static final Set<String> SUBJECT = Set.of("status", "total", "rank", "grade", "points", "outcomes");

    private final String file;
    private final LocatedTree tree;
    private final List<Finding> findings = new ArrayList<>();

    private CaseForm(String file, LocatedTree tree) {
        this.file = file;
        this.tree = tree;
    }

    static void check(String file, LocatedTree tree) throws PackRejected {
        CaseForm form = new CaseForm(file, tree);
        form.check();
        if (!form.findings.isEmpty()) {
            throw new PackRejected(form.findings);
        }
    }

    private void check() {
        known("", tree.root(), FILE);
        JsonNode cases = tree.root().path("cases");
        if (!cases.isArray() || cases.isEmpty()) {
            add(
                    "/cases",
                    "missing-key",
                    new Text("没有 cases", "There are no cases"),
                    new Text("写上 cases:", "Write cases:"));
        }
        for (int i = 0; i < cases.size(); i++) {
            String place = "/cases/" + i;
            JsonNode each = cases.get(i);
            known(place, each, CASE);
            if (!each.path("name").isTextual() || !each.path("request").isObject()) {
                add(
                        place,
                        "missing-key",
                        new Text("用例缺少 name 或 request", "The case has no name or no request"),
                        new Text("写上 name: 和 request:", "Write name: and request:"));
            }
            if (each.has("expect") == each.has("problems")) {
                add(
                        place,
                        "missing-key",
                        new Text("用例要写 expect 或 problems 其中之一", "A case has either expect or problems"),
                        new Text("写上 expect: 或 problems:", "Write expect: or problems:"));
            }
            known(place + "/expect", each.path("expect"), EXPECT);
            each.path("expect")
                    .path("subjects")
                    .properties()
                    .forEach(subject -> known(
                            place + "/expect/subjects/" + LocatedTree.escaped(subject.getKey()),
                            subject.getValue(),
                            SUBJECT));
        }
    }

    private void known(String place, JsonNode object, Set<String> keys) {
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                String nearest = NearestName.to(key, keys);
                String all = String.join(", ", new java.util.TreeSet<>(keys));
                add(
                        place + "/" + LocatedTree.escaped(key),
                        "unknown-key",
                        new Text("没有“" + key + "”这个键", "There is no key " + key),
                        nearest == null
                                ? new Text("可写：" + all, "The keys are: " + all)
                                : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
            }
        });
    }

    private void add(String pointer, String code, Text message, Text remedy) {
        JsonLocation place = tree.place(pointer);
        findings.add(new Finding(
                code, file, Math.max(place.getLineNr(), 0), Math.max(place.getColumnNr(), 0), null, message, remedy));
    }
}
