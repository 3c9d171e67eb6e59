package plumbline.audit.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plumbline.store.Journal;

/** Records in the journal who may do what since when. Stateless. */
public final class KeyChange {
    /** The kind of the records, which are of no policy. */
    public static final String KIND = "key";

    /** What became of the key. */
    public enum Action {
        MADE,
        REVOKED
    }

    private KeyChange() {}

    /**
     * Records it in the write that does it.
     *
     * @param name of the key
     * @param caller the name of the key by which it was done; null when none was needed, or it was done without the service
     */
    public static void append(
            Handle handle,
            Action action,
            String name,
            Collection<String> roles,
            Collection<String> policies,
            @Nullable String caller) {
        ObjectNode members = JsonNodeFactory.instance
                .objectNode()
                .put("action", action.name().toLowerCase(Locale.ROOT))
                .put("name", name)
                .put("caller", caller);
        roles.stream().sorted().forEach(members.putArray("roles")::add);
        policies.stream().sorted().forEach(members.putArray("policies")::add);
        Journal.append(handle, KIND, "", members);
    }
}
