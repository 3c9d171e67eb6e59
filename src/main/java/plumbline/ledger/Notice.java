package plumbline.ledger;

import java.util.List;
import plumbline.policy.NoticeKind;

/**
 * Something that a person has to decide.
 *
 * @param subjects ids of the subjects concerned, by code point
 */
public record Notice(NoticeKind kind, List<String> subjects) {
    public Notice {
        subjects = List.copyOf(subjects);
    }
}
