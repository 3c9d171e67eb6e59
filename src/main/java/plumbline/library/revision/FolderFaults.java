package plumbline.library.revision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.evaluation.FindingJson;
import plumbline.store.Journal;
import plumbline.store.Store;
import plumbline.store.StoreFailed;
import plumbline.text.Finding;
import plumbline.text.JsonText;

/** Records in the journal that the files in a policy's folder have faults, and that they have none any more. Thread-safe. */
public final class FolderFaults {
    /** The kind of the records: {@code errors} is 0 once the faults are gone. */
    public static final String KIND = "folder";

    /** A folder may have thousands of faults; the record names the first, and how many there are. */
    private static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(FolderFaults.class);

    private final Store store;

    public FolderFaults(Store store) {
        this.store = store;
    }

    /**
     * Records what was found in the folder, unless that is what the last record of this service's folder says. What serves
     * does not depend on it, so that a failure goes to the log.
     *
     * @param folderRevision of the folder's files; null when the folder is gone
     */
    public void note(String policy, @Nullable String folderRevision, List<Finding> findings) {
        try {
            keep(policy, folderRevision, findings);
        } catch (StoreFailed failure) {
            LOG.error("方案 {} 的文件情况没有记录 / what was found in the folder was not recorded", policy, failure);
        }
    }

    private void keep(String policy, @Nullable String folderRevision, List<Finding> findings) {
        int errors = Finding.errors(findings);
        JsonNode last = store.read(handle -> last(handle, policy));
        boolean isKnown = errors == 0
                ? last.path("errors").asInt() == 0
                : last.path("errors").asInt() > 0
                        && Objects.equals(
                                folderRevision, last.path("folderRevision").textValue());
        if (isKnown) {
            return;
        }
        ObjectNode members = JsonNodeFactory.instance
                .objectNode()
                .put("node", store.node())
                .put("folderRevision", folderRevision)
                .put("errors", errors);
        ArrayNode array = FindingJson.of(
                findings.stream().filter(Finding::isError).limit(MOST).toList());
        members.set("findings", array);
        store.write(handle -> Journal.append(handle, KIND, policy, members));
    }

    private JsonNode last(Handle handle, String policy) {
        return handle
                .createQuery("select record from journal where kind = 'folder' and policy = :policy order by seq desc")
                .bind("policy", policy)
                .mapTo(String.class)
                .stream()
                .map(FolderFaults::read)
                .filter(record -> store.node().equals(record.path("node").textValue()))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::missingNode);
    }

    private static JsonNode read(String record) {
        try {
            return JsonText.read(record.getBytes(StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            throw new StoreFailed("the journal is damaged", damaged);
        }
    }
}
