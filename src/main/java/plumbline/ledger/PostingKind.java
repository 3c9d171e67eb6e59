package plumbline.ledger;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Policy;

/** The kinds of things that rules post, each with where {@code policy.yaml} declares its codes. */
public enum PostingKind {
    /** Points for the rule's item. */
    ITEM("items"),
    EXCLUSION(null),
    UNRANKED(null),
    FIGURE("figures"),
    /** What a subject is ranked by. */
    KEY("ranking"),
    CANDIDATE("quotas"),
    GRADE("grades"),
    PROPOSAL("grades"),
    OUTCOME("outcomes"),
    CLAIM("outcomes"),
    NOTICE("notices");

    private final @Nullable String list;

    PostingKind(@Nullable String list) {
        this.list = list;
    }

    /** As traces name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The member of {@code policy.yaml} that declares the codes; null when there are none. */
    public @Nullable String list() {
        return list;
    }

    /** The codes that the policy declares. */
    public Set<String> codes(Policy policy) {
        return switch (this) {
            case ITEM -> policy.itemsByCode().keySet();
            case EXCLUSION, UNRANKED -> Set.of();
            case FIGURE -> policy.figuresByCode().keySet();
            case KEY -> Set.copyOf(policy.postedKeys());
            case CANDIDATE -> policy.quotasByCode().keySet();
            case GRADE, PROPOSAL -> policy.gradesByCode().keySet();
            case OUTCOME, CLAIM -> policy.outcomesByCode().keySet();
            case NOTICE -> policy.noticesByCode().keySet();
        };
    }

    /** Whether the ledger takes it once only for each subject and code. */
    public boolean isOnce() {
        return this != PROPOSAL && this != NOTICE && this != EXCLUSION && this != UNRANKED;
    }
}
