package plumbline.http.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.FindingJson;
import plumbline.library.cases.CaseReport;
import plumbline.library.revision.Activation;
import plumbline.library.trial.Trial;
import plumbline.text.Sha256;

/** Revisions and changes of packs in JSON. Stateless. */
public final class RevisionJson {
    private RevisionJson() {}

    public static ObjectNode file(String name, byte[] bytes) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("bytes", bytes.length)
                .put("hash", Sha256.of(bytes));
    }

    /**
     * A revision that came into force.
     *
     * @param active the revision in force; null when none is
     */
    public static ObjectNode activation(Activation activation, @Nullable String active) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("seq", activation.seq())
                .put("at", activation.at().toString())
                .put("revision", activation.revision())
                .put("previous", activation.previous())
                .put("origin", activation.origin())
                .put("caller", activation.caller())
                .put("author", activation.author())
                .put("message", activation.message());
        json.set("changed", activation.changed());
        return json.put(
                "active", activation.revision() != null && activation.revision().equals(active));
    }

    /**
     * How a change was tried.
     *
     * @param before the revision that was in force
     */
    public static ObjectNode trial(Trial trial, @Nullable String before, boolean dryRun) {
        String revision = trial.folder().revision();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("policy", trial.folder().id())
                .put("revision", revision)
                .put("previous", before)
                .put("dryRun", dryRun)
                .put("activated", !dryRun && !revision.equals(before));
        json.set("findings", FindingJson.of(trial.findings()));
        CaseReport cases = trial.cases();
        if (cases != null) {
            ObjectNode tests = json.putObject("cases")
                    .put("passed", cases.results().size() - cases.failed().size())
                    .put("failed", cases.failed().size());
            ArrayNode gaps = tests.putArray("gaps");
            cases.gaps().forEach(gap -> gaps.addObject().put("zh", gap.zh()).put("en", gap.en()));
        }
        return json;
    }
}
