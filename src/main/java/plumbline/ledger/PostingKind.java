package plumbline.ledger;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Policy;

/** The kinds of things that rules post, each with where {@code policy.yaml} declares its codes. */
public enum PostingKind {
    /** Points for the rule's item. */
    ITEM("items", policy -> policy.itemsByCode().keySet()),
    EXCLUSION(null, policy -> Set.of()),
    FIGURE("figures", policy -> policy.figuresByCode().keySet()),
    /** What a subject is ranked by. */
    KEY("ranking", Policy::postedKeys),
    CANDIDATE("quotas", policy -> policy.quotasByCode().keySet()),
    GRADE("grades", policy -> policy.gradesByCode().keySet()),
    PROPOSAL("grades", policy -> policy.gradesByCode().keySet()),
    OUTCOME("outcomes", policy -> policy.outcomesByCode().keySet()),
    CLAIM("outcomes", policy -> policy.outcomesByCode().keySet()),
    NOTICE("notices", policy -> policy.noticesByCode().keySet());

    private final @Nullable String list;
    private final Function<Policy, Collection<String>> codes;

    PostingKind(@Nullable String list, Function<Policy, Collection<String>> codes) {
        this.list = list;
        this.codes = codes;
    }

    /** As traces name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The member of {@code policy.yaml} that declares the codes; null when there are none. */
    public @Nullable String list() {
        return list;
    }

    public Set<String> codes(Policy policy) {
        return Set.copyOf(codes.apply(policy));
    }

    /** Whether the ledger takes it once only for each subject and code. */
    public boolean isOnce() {
        return this != PROPOSAL && this != NOTICE && this != EXCLUSION;
    }
}
