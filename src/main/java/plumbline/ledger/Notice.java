package plumbline.ledger;

import java.math.BigDecimal;
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
 * @param implausible the first of the values that may be in another unit; none for any other notice
 */
public record Notice(
        String code,
        Text message,
        @Nullable Authority authority,
        @Nullable String quota,
        List<String> subjects,
        List<PoolUse> unshared,
        List<List<Mention>> same,
        List<Implausible> implausible) {
    /** One without implausible values. */
    public Notice(
            String code,
            Text message,
            @Nullable Authority authority,
            @Nullable String quota,
            List<String> subjects,
            List<PoolUse> unshared,
            List<List<Mention>> same) {
        this(code, message, authority, quota, subjects, unshared, same, List.of());
    }

    /**
     * A value that may be in another unit.
     *
     * @param subject null when it is of the context, or the median of all
     * @param indicator code of the indicator, or of the context's member
     * @param record the record's key, or the name of one of several numbers; null for neither
     * @param member code of the record's member; null when it is in no record
     * @param why what is implausible about it
     */
    public record Implausible(
            @Nullable String subject,
            String indicator,
            @Nullable String record,
            @Nullable String member,
            BigDecimal value,
            @Nullable String unit,
            Text why) {}

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
        implausible = List.copyOf(implausible);
    }

    /** One that the pack declares. */
    public static Notice of(NoticeKind kind, @Nullable String quota, List<String> subjects) {
        return new Notice(kind.code(), kind.message(), kind.authority(), quota, subjects, List.of(), List.of());
    }
}
