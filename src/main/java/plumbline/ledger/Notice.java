package plumbline.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Authority;
import plumbline.policy.NoticeKind;
import plumbline.text.Text;

/**
 * Something that a person has to decide.
 *
 * @param authority null when it rests on no clause: the service itself asks
 * @param quota code of the quota at whose boundary it arose; null for any other notice
 * @param subjects ids of the subjects concerned, by code point
 * @param unshared the pools that were not shared out; none for any other notice
 * @param same the things that may be one and the same, those of each group together; none for any other notice
 */
public record Notice(
        String code,
        Text message,
        @Nullable Authority authority,
        @Nullable String quota,
        List<String> subjects,
        List<PoolUse> unshared,
        List<List<Mention>> same) {
    /**
     * Where a thing is named in the request, whatever the order of subjects and records there.
     *
     * @param name the subject's, where it is names that are the same
     * @param indicator code of the one that holds the record; null when it is the subject itself
     * @param record the record's key; null likewise
     */
    public record Mention(String subject, @Nullable String name, @Nullable String indicator, @Nullable String record) {}

    public Notice {
        subjects = List.copyOf(subjects);
        unshared = List.copyOf(unshared);
        same = same.stream().map(List::copyOf).toList();
    }

    /** One that the pack declares. */
    public static Notice of(NoticeKind kind, @Nullable String quota, List<String> subjects) {
        return new Notice(kind.code(), kind.message(), kind.authority(), quota, subjects, List.of(), List.of());
    }
}
