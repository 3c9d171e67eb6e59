package plumbline.library.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;
import plumbline.facts.RuleFault;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.ledger.Firing;
import plumbline.ledger.Posting;
import plumbline.ledger.PostingKind;
import plumbline.library.pack.Pack;
import plumbline.library.pack.Step;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.Messages;
import plumbline.text.PackRejected;
import plumbline.yaml.LocatedTree;
import plumbline.yaml.YamlText;

/**
 * Runs the cases that a pack brings under {@code tests/}: YAML files of {@code defaults} (a request's members, and
 * {@code indicators} that every subject has unless its case says otherwise; for the whole pack where a file holds
 * nothing else) and {@code cases}, each with a name that is a sentence, a {@code request} in the form of the API, and {@code expect} or the {@code problems} that refuse it.
 * Stateless.
 */
public final class Casebook {
    private Casebook() {}

    /**
     * Every case of the pack, in the order of files and cases.
     *
     * @param steps notified of each case before it is run
     * @throws PackRejected when a file of cases is not in the form of one
     */
    static List<CaseResult> run(Pack pack, Consumer<Step> steps) throws PackRejected {
        List<CaseResult> results = new ArrayList<>();
        SortedMap<String, LocatedTree> files = read(pack);
        for (Map.Entry<String, LocatedTree> file : files.entrySet()) {
            JsonNode defaults = defaults(files.values(), file.getValue());
            for (JsonNode each : file.getValue().root().path("cases")) {
                steps.accept(new Step(file.getKey(), 0, each.path("name").asText()));
                results.add(run(pack, file.getKey(), defaults, each));
            }
        }
        return results;
    }

    /** What the cases of a file leave out: its own defaults before those of files that hold nothing else. */
    private static JsonNode defaults(Collection<LocatedTree> files, LocatedTree file) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        Stream.concat(files.stream().filter(each -> !each.root().has("cases")), Stream.of(file))
                .forEach(each -> {
                    ObjectNode indicators = all.path("indicators").deepCopy() instanceof ObjectNode shared
                            ? shared
                            : JsonNodeFactory.instance.objectNode();
                    each.root()
                            .path("defaults")
                            .properties()
                            .forEach(member -> all.set(member.getKey(), member.getValue()));
                    each.root()
                            .at("/defaults/indicators")
                            .properties()
                            .forEach(value -> indicators.set(value.getKey(), value.getValue()));
                    all.set("indicators", indicators);
                });
        return all;
    }

    /**
     * The files of cases by name, as they are written.
     *
     * @throws PackRejected naming the faults of every file, or the one that is more than all of them may hold
     */
    static SortedMap<String, LocatedTree> read(Pack pack) throws PackRejected {
        SortedMap<String, LocatedTree> trees = new TreeMap<>();
        Findings findings = new Findings();
        CaseSize size = new CaseSize();
        for (Map.Entry<String, String> file : new TreeMap<>(pack.cases()).entrySet()) {
            try {
                LocatedTree tree = YamlText.parse(file.getKey(), file.getValue());
                size.add(tree);
                CaseForm.check(pack, tree, findings);
                trees.put(file.getKey(), tree);
            } catch (PackRejected rejected) {
                findings.addAll(rejected);
            }
            if (findings.isFull() || size.isExceeded()) {
                break;
            }
        }
        findings.throwIfAny();
        return trees;
    }

    /** What is wrong with the form of the pack's files of cases; nothing is evaluated. */
    public static List<Finding> check(Pack pack) {
        try {
            read(pack);
            return List.of();
        } catch (PackRejected rejected) {
            return rejected.findings();
        }
    }

    /**
     * The requests of every case, those that are to be refused too.
     *
     * @throws PackRejected when a file of cases is not in the form of one
     */
    public static List<ObjectNode> requests(Pack pack) throws PackRejected {
        List<ObjectNode> requests = new ArrayList<>();
        Collection<LocatedTree> files = read(pack).values();
        for (LocatedTree tree : files) {
            JsonNode defaults = defaults(files, tree);
            for (JsonNode each : tree.root().path("cases")) {
                requests.add(request(defaults, (ObjectNode) each.get("request")));
            }
        }
        return requests;
    }

    /** The first request of the pack's cases that is a valid one; null when there is none. */
    public static @Nullable ObjectNode example(Pack pack) {
        try {
            for (ObjectNode request : requests(pack)) {
                if (isValid(pack, request)) {
                    return request;
                }
            }
            return null;
        } catch (PackRejected unreadable) {
            return null;
        }
    }

    private static boolean isValid(Pack pack, JsonNode request) {
        try {
            pack.requests().read(request);
            return true;
        } catch (RequestRejected refused) {
            return false;
        }
    }

    private static CaseResult run(Pack pack, String file, JsonNode defaults, JsonNode given) {
        String name = given.get("name").textValue();
        Set<String> fired = new LinkedHashSet<>();
        Set<String> everywhere = new LinkedHashSet<>();
        Set<String> posted = new LinkedHashSet<>();
        List<String> failures;
        try {
            JsonNode request = request(defaults, (ObjectNode) given.get("request"));
            Evaluation evaluation = pack.evaluator().evaluate(pack.requests().read(request), true);
            for (Firing firing : evaluation.firings()) {
                fired.add(firing.rule().name());
                firing.posted().stream()
                        .filter(posting -> posting.kind() == PostingKind.ITEM)
                        .map(Posting::code)
                        .forEach(posted::add);
            }
            everywhere.addAll(everywhere(evaluation));
            failures = given.has("problems")
                    ? List.of(Messages.text("accepted", given.get("problems")).both())
                    : new Expectation(evaluation, fired).differences(given.get("expect"));
        } catch (RequestRejected rejected) {
            failures = refusal(given, rejected);
        } catch (RuleFault fault) {
            failures = List.of(fault.text().both());
        }
        return new CaseResult(file, name, failures, fired, everywhere, posted);
    }

    /** The rules that fired for each subject that takes part; what is posted to the cohort is posted for all of them. */
    private static Set<String> everywhere(Evaluation evaluation) {
        Map<String, Set<String>> subjects = new HashMap<>();
        Set<String> everywhere = new HashSet<>();
        for (Firing firing : evaluation.firings()) {
            String rule = firing.rule().name();
            Set<String> of = subjects.computeIfAbsent(rule, any -> new HashSet<>());
            firing.posted().forEach(posting -> {
                if (posting.subject() != null) {
                    of.add(posting.subject());
                }
            });
            if (of.isEmpty() || of.size() >= evaluation.size()) {
                everywhere.add(rule);
            }
        }
        return everywhere;
    }

    private static List<String> refusal(JsonNode given, RequestRejected rejected) {
        Set<String> found = new TreeSet<>();
        rejected.problems().stream().map(Problem::pointer).forEach(found::add);
        Set<String> options = new TreeSet<>();
        given.path("problems").forEach(pointer -> options.add(pointer.textValue()));
        return found.equals(options)
                ? List.of()
                : List.of(Messages.text("refused-elsewhere", found.toString(), options.toString())
                                .both()
                        + ": " + String.valueOf(rejected.getMessage()).replace("\n", "; "));
    }

    /** The case's request with what it leaves out. */
    private static ObjectNode request(JsonNode defaults, ObjectNode written) {
        ObjectNode request = written.deepCopy();
        defaults.properties().stream()
                .filter(member -> !member.getKey().equals("indicators") && !request.has(member.getKey()))
                .forEach(member -> request.set(member.getKey(), member.getValue()));
        for (JsonNode each : request.path("subjects")) {
            if (each instanceof ObjectNode subject) {
                if (!subject.has("name") && subject.has("id")) {
                    subject.set("name", subject.get("id"));
                }
                if (!subject.has("indicators")) {
                    subject.putObject("indicators");
                }
                // What is not an object is the request's fault, and reported as such.
                if (subject.get("indicators") instanceof ObjectNode indicators) {
                    defaults.path("indicators").properties().stream()
                            .filter(indicator -> !indicators.has(indicator.getKey()))
                            .forEach(indicator -> indicators.set(indicator.getKey(), indicator.getValue()));
                }
            }
        }
        return request;
    }
}
