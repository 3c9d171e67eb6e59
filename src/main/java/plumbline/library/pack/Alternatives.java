package plumbline.library.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.RuleCompiler;
import plumbline.rules.drl.RuleDigest;
import plumbline.rules.drl.RuleFile;
import plumbline.text.Finding;
import plumbline.text.Findings;
import plumbline.text.JsonText;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.PackRejected;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;
import plumbline.yaml.YamlText;

/** The packs that a pack's other readings make of its files. Immutable. */
public final class Alternatives {
    private final PackFolder folder;
    private final Map<String, String> texts;
    private final LocatedTree tree;

    /**
     * Those of a pack that is sound but for them.
     *
     * @throws PackRejected when its files cannot be read
     */
    public Alternatives(PackFolder folder) throws PackRejected {
        this.folder = folder;
        this.texts = folder.texts();
        this.tree = YamlText.parse(PolicyReader.FILE, texts.getOrDefault(PolicyReader.FILE, ""));
    }

    /**
     * Reads each of them without compiling it.
     *
     * @throws PackRejected naming, where it is declared, each that cannot be run
     */
    static void check(PackFolder folder, Policy policy) throws PackRejected {
        if (policy.readings().stream()
                .allMatch(reading -> reading.alternatives().isEmpty())) {
            return;
        }
        Alternatives alternatives = new Alternatives(folder);
        Findings findings = new Findings();
        for (String pointer : alternatives.pointers()) {
            try {
                PackFolder other = alternatives.at(pointer);
                Policy read = PolicyReader.read(other.id(), text(other), other.tables());
                RuleCompiler.check(read, Pack.rules(other.texts()));
            } catch (PackRejected refused) {
                findings.add(alternatives.located(pointer, refused));
            }
        }
        findings.throwIfAny();
    }

    private Finding located(String pointer, PackRejected refused) {
        Finding first = refused.findings().get(0);
        boolean isLocated = refused.findings().size() == 1 && first.code().equals("unknown-in-alternative");
        return isLocated
                ? first
                : tree.error(
                        pointer,
                        "alternative-not-usable",
                        tree.root().at(pointer).path("code").asText(),
                        first.message());
    }

    private static String text(PackFolder folder) throws PackRejected {
        return folder.texts().getOrDefault(PolicyReader.FILE, "");
    }

    /** The pack's files as they are by another reading; null when there is none of the code. */
    public @Nullable PackFolder folder(String code) throws PackRejected {
        for (String pointer : pointers()) {
            if (tree.root().at(pointer).path("code").asText().equals(code)) {
                return at(pointer);
            }
        }
        return null;
    }

    private List<String> pointers() {
        List<String> pointers = new ArrayList<>();
        JsonNode readings = tree.root().path("readings");
        for (int r = 0; r < readings.size(); r++) {
            for (int a = 0; a < readings.get(r).path("alternatives").size(); a++) {
                pointers.add("/readings/" + r + "/alternatives/" + a);
            }
        }
        return pointers;
    }

    private PackFolder at(String pointer) throws PackRejected {
        JsonNode declared = tree.root().at(pointer);
        Map<String, Optional<byte[]>> edits = new HashMap<>();
        folder.files().keySet().stream()
                .filter(name -> name.startsWith(PackFolder.TESTS + "/"))
                .forEach(name -> edits.put(name, Optional.empty()));
        ObjectNode policy = tree.root().deepCopy();
        // The other reading is one alone, and has no others of its own.
        policy.path("readings").forEach(reading -> ((ObjectNode) reading).remove("alternatives"));
        String missing = AlternativeText.change(policy, declared.path("changes"));
        if (missing != null) {
            throw unknown(pointer + "/changes" + missing, missing.substring(missing.lastIndexOf('/') + 1), List.of());
        }
        edits.put(PolicyReader.FILE, bytes(JsonText.pretty(policy)));
        rules(pointer, declared, edits);
        return folder.with(edits);
    }

    private void rules(String pointer, JsonNode declared, Map<String, Optional<byte[]>> edits) throws PackRejected {
        Set<String> replaced = new HashSet<>();
        declared.path("without").forEach(name -> replaced.add(name.asText()));
        Set<String> known = new HashSet<>();
        for (RuleFile file : Pack.rules(texts)) {
            RuleDigest.of(file.text()).forEach(rule -> known.add(rule.rule()));
        }
        for (int i = 0; i < declared.path("without").size(); i++) {
            String name = declared.path("without").get(i).asText();
            if (!known.contains(name)) {
                throw unknown(pointer + "/without/" + i, name, List.copyOf(known));
            }
        }
        for (int i = 0; i < declared.path("rules").size(); i++) {
            String text = declared.path("rules").get(i).asText();
            RuleDigest.of(text).forEach(rule -> replaced.add(rule.rule()));
            edits.put(declared.path("code").asText() + "-" + i + ".drl", bytes(text));
        }
        replaced.remove("");
        for (RuleFile file : Pack.rules(texts)) {
            String left = RuleDigest.without(file.text(), replaced);
            if (left == null) {
                edits.put(file.name(), Optional.empty());
            } else if (!left.equals(file.text())) {
                edits.put(file.name(), bytes(left));
            }
        }
    }

    private PackRejected unknown(String pointer, String name, List<String> known) {
        Text instead = known.isEmpty()
                ? Messages.text("use-code-of-pack")
                : NearestName.instead(name, known, Messages.text("use-rule-name"));
        return new PackRejected(List.of(tree.error(pointer, "unknown-in-alternative", name, instead)));
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
