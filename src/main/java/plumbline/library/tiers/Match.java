package plumbline.library.tiers;

import plumbline.rules.model.RuleModel;

/**
 * Something that a matching rule would post.
 *
 * @param kind such as {@code item} or {@code grade}
 * @param code of the item or outcome; empty where the kind has one place only for a subject
 * @param subject its id; empty for the cohort
 * @param record the key of the record that it is for; empty for none
 */
record Match(RuleModel tier, String kind, String code, String subject, String record) {
    /** Whether it goes to the same place as another. */
    boolean isAt(Match other) {
        return kind.equals(other.kind)
                && code.equals(other.code)
                && subject.equals(other.subject)
                && record.equals(other.record);
    }
}
