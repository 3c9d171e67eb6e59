package plumbline.library.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.PackFolder;
import plumbline.store.Contents;
import plumbline.store.Journal;
import plumbline.store.Store;
import plumbline.store.StoreFailed;

/** Every revision that was ever in force, with its files and how it came to be. Thread-safe. */
public final class Revisions {
    public static final String ACTIVATION = "activation";

    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;

    public Revisions(Store store) {
        this.store = store;
    }

    /** The revision in force of each policy that has one. */
    public SortedMap<String, String> active() {
        SortedMap<String, String> active = new TreeMap<>();
        store.read(handle -> handle.createQuery("select policy, revision from activation where seq in"
                                + " (select max(seq) from activation group by policy) and revision is not null")
                        .map((row, context) -> Map.entry(row.getString("policy"), row.getString("revision")))
                        .list())
                .forEach(row -> active.put(row.getKey(), row.getValue()));
        return active;
    }

    /** The policy's revision in force; null when it has none, or was taken away. */
    public @Nullable String active(String policy) {
        return store.read(handle -> Optional.ofNullable(active(handle, policy))).orElse(null);
    }

    /** The revision before this one when it last came into force; null when there was none. */
    public @Nullable String before(String policy, String revision) {
        return history(policy, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(activation -> revision.equals(activation.revision()))
                .findFirst()
                .map(Activation::previous)
                .orElse(null);
    }

    /** Whether the policy has ever had a revision in force. */
    public boolean knows(String policy) {
        return !history(policy, Long.MAX_VALUE, 1).isEmpty();
    }

    /** Whether the revision of whichever policy was ever in force. */
    public boolean wasInForce(String revision) {
        return store.read(handle -> handle.createQuery("select 1 from activation where revision = :revision limit 1")
                .bind("revision", revision)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** The files of a revision; null when it was never in force. */
    public @Nullable PackFolder files(String policy, String revision) {
        SortedMap<String, byte[]> files = store.read(handle -> {
            SortedMap<String, byte[]> found = new TreeMap<>();
            handle.createQuery(
                            "select name, content from revision_file where policy = :policy and revision = :revision")
                    .bind("policy", policy)
                    .bind("revision", revision)
                    .map((row, context) -> Map.entry(row.getString("name"), row.getString("content")))
                    .forEach(row -> found.put(row.getKey(), Contents.of(handle, row.getValue())));
            return found;
        });
        return files.isEmpty() ? null : PackFolder.of(policy, files);
    }

    /**
     * What came into force when, the latest first.
     *
     * @param before only records before this one
     */
    public List<Activation> history(String policy, long before, int most) {
        return store.read(handle -> handle.createQuery(
                        "select record from journal join activation using (seq) where activation.policy = :policy"
                                + " and seq < :before order by seq desc limit :most")
                .bind("policy", policy)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> activation(row.getString("record")))
                .list());
    }

    /** Whether other services may put revisions into force as well. */
    public boolean areShared() {
        return store.isShared();
    }

    /**
     * Puts the files into force.
     *
     * @param before the revision that they take the place of; null when there is none
     * @param pending what is still to be brought into the folder
     * @throws StoreFailed when it could not be kept; then nothing has changed
     * @throws RevisionConflict when another revision is in force by now; then nothing has changed
     */
    public void activate(PackFolder folder, @Nullable String before, Change change, List<PendingFile> pending) {
        String policy = folder.id();
        String revision = folder.revision();
        PackFolder previous = before == null ? null : files(policy, before);
        ObjectNode changed = Difference.between(previous, folder).json();
        store.write(handle -> {
            expect(handle, policy, before);
            keep(handle, folder);
            record(handle, policy, revision, change, changed);
            PendingFile.keep(handle, store.node(), policy, pending);
            return revision;
        });
    }

    /**
     * The policy was taken away; its revisions stay.
     *
     * @param before the revision that was in force
     * @throws RevisionConflict when another revision is in force by now
     */
    public void remove(String policy, String before) {
        store.write(handle -> {
            expect(handle, policy, before);
            ObjectNode nothing = JsonNodeFactory.instance.objectNode();
            record(handle, policy, null, Change.IN_THE_FOLDER, nothing);
            return policy;
        });
    }

    private static void expect(Handle handle, String policy, @Nullable String before) {
        String active = active(handle, policy);
        if (!Objects.equals(active, before)) {
            throw new RevisionConflict(policy, active);
        }
    }

    /** Notes what is to be brought into the folder. */
    public void note(String policy, List<PendingFile> pending) {
        store.write(handle -> {
            PendingFile.keep(handle, store.node(), policy, pending);
            return policy;
        });
    }

    public List<PendingFile> pending(String policy) {
        return store.read(handle -> PendingFile.of(handle, store.node(), policy));
    }

    public void done(String policy) {
        store.write(handle -> PendingFile.done(handle, store.node(), policy));
    }

    private static void keep(Handle handle, PackFolder folder) {
        String revision = folder.revision();
        folder.files().forEach((name, bytes) -> handle.createUpdate(
                        "insert into revision_file (policy, revision, name, content)"
                                + " values (:policy, :revision, :name, :content) on conflict do nothing")
                .bind("policy", folder.id())
                .bind("revision", revision)
                .bind("name", name)
                .bind("content", Contents.keep(handle, bytes))
                .execute());
    }

    private static void record(
            Handle handle, String policy, @Nullable String revision, Change change, ObjectNode changed) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("revision", revision)
                .put("previousRevision", active(handle, policy))
                .put("origin", change.origin().code())
                .put("caller", change.caller())
                .put("author", change.author())
                .put("message", change.message())
                .set("changed", changed);
        Journal.Entry entry = Journal.append(handle, ACTIVATION, policy, members);
        handle.createUpdate("insert into activation (seq, policy, revision) values (:seq, :policy, :revision)")
                .bind("seq", entry.seq())
                .bind("policy", policy)
                .bind("revision", revision)
                .execute();
    }

    private static @Nullable String active(Handle handle, String policy) {
        List<String> last = handle.createQuery(
                        "select coalesce(revision, '') from activation where policy = :policy order by seq desc limit 1")
                .bind("policy", policy)
                .mapTo(String.class)
                .list();
        return last.isEmpty() || last.get(0).isEmpty() ? null : last.get(0);
    }

    private static Activation activation(String record) {
        try {
            JsonNode json = JSON.readTree(record);
            return new Activation(
                    json.get("seq").asLong(),
                    Instant.parse(json.get("at").textValue()),
                    json.get("policy").textValue(),
                    json.get("revision").textValue(),
                    json.get("previousRevision").textValue(),
                    json.get("origin").textValue(),
                    json.path("caller").textValue(),
                    json.get("author").textValue(),
                    json.get("message").textValue(),
                    json.get("changed"));
        } catch (JsonProcessingException damaged) {
            throw new StoreFailed("the journal is damaged", damaged);
        }
    }
}
