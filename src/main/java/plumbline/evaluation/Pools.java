package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.intake.Cohort;
import plumbline.ledger.Claim;
import plumbline.ledger.Outcome;
import plumbline.ledger.PoolUse;
import plumbline.ledger.Postings;
import plumbline.policy.OutcomeKind;
import plumbline.standing.LargestRemainder;

/** Shares out what the request gives to share, among those who claim it, and posts the parts. Used by one evaluation. */
final class Pools {
    private final Cohort cohort;
    private final Postings book;
    private final Standings standings;
    private final List<PoolUse> uses = new ArrayList<>();

    Pools(Cohort cohort, Postings book, Standings standings) {
        this.cohort = cohort;
        this.book = book;
        this.standings = standings;
    }

    /**
     * Shares the outcome's pool out, if it has one that the request gives.
     *
     * @throws RuleFault when somebody claims a part of one that it does not give
     */
    void share(OutcomeKind kind) {
        if (kind.pool() == null) {
            return;
        }
        List<Claim> made = book.claims().stream()
                .filter(claim -> claim.kind().code().equals(kind.code()))
                .toList();
        if (cohort.context().get(kind.pool()) instanceof BigDecimal pool) {
            uses.add(new PoolUse(kind, pool, shareOut(kind, pool, made)));
        } else if (!made.isEmpty()) {
            throw new RuleFault("no-pool.request", kind.pool());
        }
    }

    /** How much of the pool was placed. */
    private BigDecimal shareOut(OutcomeKind kind, BigDecimal pool, List<Claim> made) {
        List<LargestRemainder.Claimant> claimants = made.stream()
                .map(claim -> new LargestRemainder.Claimant(
                        claim.subject().getId(), claim.weight(), standings.total(claim.subject())))
                .toList();
        List<LargestRemainder.Part> parts =
                LargestRemainder.of(pool, Objects.requireNonNull(kind.decimals()), claimants);
        BigDecimal placed = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            Claim claim = made.get(i);
            book.account(claim.subject()).add(allocation(kind, parts.get(i), claim));
            placed = placed.add(parts.get(i).amount());
        }
        return placed;
    }

    private static Outcome allocation(OutcomeKind kind, LargestRemainder.Part part, Claim claim) {
        String unit = kind.unit() == null ? "" : " " + kind.unit();
        String remainder = part.gotRemainder() ? "，按最大余数法补足尾数" : "";
        String reason = claim.reason() + "；按权数应分 " + part.exact() + unit + remainder;
        return new Outcome(part.id(), kind, Exact.plain(part.amount()), reason, claim.rule());
    }

    /** What became of each pool that the request gives. */
    List<PoolUse> uses() {
        return uses;
    }
}
