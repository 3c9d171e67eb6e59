package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.intake.Cohort;
import plumbline.ledger.Claim;
import plumbline.ledger.Outcome;
import plumbline.ledger.PoolUse;
import plumbline.policy.OutcomeKind;
import plumbline.standing.LargestRemainder;

/** Shares out what the request gives to share, among those who claim it. Used by one evaluation. */
final class Pools {
    private final Cohort cohort;
    private final List<Claim> claims;
    private final Standings standings;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<PoolUse> uses = new ArrayList<>();

    Pools(Cohort cohort, List<Claim> claims, Standings standings) {
        this.cohort = cohort;
        this.claims = claims;
        this.standings = standings;
    }

    /**
     * Shares the outcome's pool out, if it has one that the request gives.
     *
     * @throws RuleFault when somebody claims a part of one that it does not give
     */
    void share(OutcomeKind kind) {
        List<Claim> made =
                claims.stream().filter(claim -> claim.kind().equals(kind)).toList();
        if (kind.pool() == null) {
            return;
        }
        if (cohort.context().get(kind.pool()) instanceof BigDecimal pool) {
            List<Outcome> parts = parts(kind, pool, made);
            BigDecimal placed = parts.stream()
                    .map(part -> (BigDecimal) Objects.requireNonNull(part.value()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            outcomes.addAll(parts);
            uses.add(new PoolUse(kind, pool, placed));
        } else if (!made.isEmpty()) {
            throw new RuleFault(
                    "no-pool",
                    "请求没有给出“" + kind.pool() + "”，不能分配；规则应先检查它是否给出",
                    "the request gives no " + kind.pool() + " to share out; the rule should check that it does");
        }
    }

    private List<Outcome> parts(OutcomeKind kind, BigDecimal pool, List<Claim> made) {
        List<LargestRemainder.Claimant> claimants = made.stream()
                .map(claim -> new LargestRemainder.Claimant(
                        claim.subject(), claim.weight(), standings.total(claim.subject())))
                .toList();
        Map<String, Claim> claimBySubject =
                made.stream().collect(Collectors.toMap(Claim::subject, Function.identity()));
        return LargestRemainder.of(pool, Objects.requireNonNull(kind.decimals()), claimants).stream()
                .map(part -> allocation(kind, part, Objects.requireNonNull(claimBySubject.get(part.id()))))
                .toList();
    }

    private static Outcome allocation(OutcomeKind kind, LargestRemainder.Part part, Claim claim) {
        String unit = kind.unit() == null ? "" : " " + kind.unit();
        String remainder = part.gotRemainder() ? "，按最大余数法补足尾数" : "";
        String reason = claim.reason() + "；按权数应分 " + part.exact() + unit + remainder;
        return new Outcome(part.id(), kind, Exact.plain(part.amount()), reason, claim.rule());
    }

    /** The parts. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** What became of each pool that the request gives. */
    List<PoolUse> uses() {
        return uses;
    }
}
