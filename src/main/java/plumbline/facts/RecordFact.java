package plumbline.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.text.InChinese;

/** A record of a subject as rules see it; the types that rules match, such as {@code Guarantee}, extend it. */
public abstract class RecordFact {
    private @Nullable SubjectFact owner;
    private String key = "";
    private Map<String, Object> members = Map.of();

    /** Says once whose record this is; the caller is the service, before any rule runs. */
    public final void belongTo(SubjectFact subject, String recordKey, Map<String, Object> values) {
        if (owner != null) {
            throw new IllegalStateException("this record is " + owner.getId() + "'s");
        }
        owner = subject;
        key = recordKey;
        members = Map.copyOf(values);
    }

    @InChinese("所属对象")
    public final @Nullable SubjectFact getOwner() {
        return owner;
    }

    /** What tells it apart from the owner's other records. */
    public final String key() {
        return key;
    }

    /** The value of a member; null when the request gave none. */
    public final @Nullable Object member(String code) {
        return members.get(code);
    }
}
