package plumbline.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.NoticeKind;

/**
 * Something that a person has to decide.
 *
 * @param quota code of the quota at whose boundary it arose; null for any other notice
 * @param subjects ids of the subjects concerned, by code point
 */
public record Notice(NoticeKind kind, @Nullable String quota, List<String> subjects) {
    public Notice {
        subjects = List.copyOf(subjects);
    }
}
