package plumbline.library.tiers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Measure;
import plumbline.facts.Phase;
import plumbline.facts.RecordFact;
import plumbline.facts.RuleFault;
import plumbline.facts.Seat;
import plumbline.facts.Standing;
import plumbline.facts.SubjectFact;
import plumbline.facts.Sum;
import plumbline.intake.Cohort;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.PostingKind;
import plumbline.library.pack.Pack;
import plumbline.policy.Category;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.rules.RuleMatch;
import plumbline.rules.RuleSession;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;

/** Asks the engine which rules match a cohort, without letting them post. Used by one thread. */
final class Probe {
    /**
     * What matched.
     *
     * @param subjects who takes part
     * @param figures what the rules say of the cohort
     * @param measures how those who take part compare
     */
    record Answer(Set<String> subjects, List<Match> hits, List<CohortFigure> figures, List<Measure> measures) {}

    private final Pack pack;
    private final Map<String, RuleModel> tiers;
    private final Effort effort;

    Probe(Pack pack, List<RuleModel> tiers, Effort effort) {
        this.pack = pack;
        this.effort = effort;
        this.tiers = tiers.stream().collect(Collectors.toMap(tier -> tier.rule().name(), Function.identity()));
    }

    /**
     * The rules that match.
     *
     * @param varied the subject whose points and seat the point gives; the others' points are 0
     * @param throughStanding whether to go on after the scoring, on points and seats as the point gives them
     * @return null when the point cannot be: a rule fails on it, or nobody could have such a seat or total; and when no
     *     effort is left to find out
     * @throws RuleFault when rules go further than any may
     */
    @Nullable
    Answer ask(Cohort cohort, String varied, Map<Dimension, Object> point, boolean throughStanding) {
        if (!effort.spend(
                size(cohort) + (long) tiers.size() * (1 + cohort.subjects().size()))) {
            return null;
        }
        try (RuleSession session = pack.rules().open(cohort, false)) {
            session.admit();
            Set<String> figures = new HashSet<>();
            List<Match> hits = new ArrayList<>(hits(session, Phase.SCORE, figures));
            if (throughStanding && !standing(session, varied, point, hits, figures)) {
                return null;
            }
            return new Answer(
                    session.subjects().stream().map(SubjectFact::getId).collect(Collectors.toSet()),
                    hits,
                    session.postings().figures(),
                    session.measured());
        } catch (RuleFault unusable) {
            if (unusable.isOfBound()) {
                throw unusable;
            }
            return null;
        }
    }

    private static long size(Cohort cohort) {
        return cohort.subjects().stream()
                .flatMap(subject -> subject.values().values().stream())
                .mapToLong(value -> value instanceof Collection<?> records ? 1L + records.size() : 1)
                .sum();
    }

    /** Whether the point's seat is one that the subject can have. */
    private boolean standing(
            RuleSession session, String varied, Map<Dimension, Object> point, List<Match> hits, Set<String> figures) {
        session.subjects()
                .forEach(subject -> sums(session, subject, subject.getId().equals(varied) ? point : Map.of()));
        List<Match> claims = hits(session, Phase.STANDING, figures);
        hits.addAll(claims);
        boolean isAnnulled = false;
        Set<String> open = new HashSet<>();
        Set<String> certain = new HashSet<>();
        for (Match hit : claims) {
            for (LedgerCall call : hit.tier().calls()) {
                if (hit.subject().equals(varied)) {
                    isAnnulled |= call.posts().annuls();
                    if (call.posted() == PostingKind.CANDIDATE) {
                        (call.posts().certain() ? certain : open).add(String.valueOf(call.code()));
                    }
                }
            }
        }
        Object seat = seat(point);
        BigDecimal total = points(point, RankingKey.TOTAL);
        if ((seat instanceof String quota && !(open.contains(quota) && certain.isEmpty()))
                || (isAnnulled && total.signum() != 0)) {
            return false;
        }
        for (SubjectFact subject : session.subjects()) {
            boolean isVaried = subject.getId().equals(varied);
            session.insert(new Standing(subject, isVaried ? total : BigDecimal.ZERO, 1));
            if (isVaried) {
                certain.forEach(quota -> session.insert(new Seat(subject, quota)));
                if (seat instanceof String quota) {
                    session.insert(new Seat(subject, quota));
                }
            }
        }
        hits.addAll(hits(session, Phase.GRADE, figures));
        hits.addAll(hits(session, Phase.ALLOCATE, figures));
        return true;
    }

    private void sums(RuleSession session, SubjectFact subject, Map<Dimension, Object> point) {
        Policy policy = pack.policy();
        session.insert(
                new Sum(subject, RankingKey.TOTAL, points(point, RankingKey.TOTAL), entries(policy, RankingKey.TOTAL)));
        policy.categories().stream().map(Category::code).forEach(code -> sum(session, subject, code, point));
        policy.items()
                .map(Item::code)
                .filter(code -> policy.categories().stream()
                        .noneMatch(category -> category.code().equals(code)))
                .forEach(code -> sum(session, subject, code, point));
    }

    private void sum(RuleSession session, SubjectFact subject, String code, Map<Dimension, Object> point) {
        session.insert(new Sum(subject, code, points(point, code), entries(pack.policy(), code)));
    }

    /** How many entries make up the points that are tried: one of each item. */
    static int entries(Policy policy, String of) {
        return (int) policy.items()
                .filter(item -> of.equals(RankingKey.TOTAL) || of.equals(item.code()) || of.equals(item.category()))
                .count();
    }

    private static BigDecimal points(Map<Dimension, Object> point, String of) {
        return point.entrySet().stream()
                .filter(each -> each.getKey().kind() == Dimension.Kind.POINTS
                        && each.getKey().code().equals(of))
                .map(each -> (BigDecimal) each.getValue())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static @Nullable Object seat(Map<Dimension, Object> point) {
        return point.entrySet().stream()
                .filter(each -> each.getKey().kind() == Dimension.Kind.SEAT)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Figures are posted, each once, since other rules wait for them. */
    private List<Match> hits(RuleSession session, Phase phase, Set<String> figures) {
        List<RuleMatch> matches =
                session.matches(phase, rule -> Objects.requireNonNull(tiers.get(rule.name())).calls().stream()
                        .anyMatch(call ->
                                call.posted() == PostingKind.FIGURE && figures.add(String.valueOf(call.code()))));
        List<Match> hits = new ArrayList<>();
        for (RuleMatch match : matches) {
            RuleModel tier = Objects.requireNonNull(tiers.get(match.rule().name()));
            tier.calls().forEach(call -> hits.add(hit(tier, call, match)));
        }
        return hits;
    }

    private static Match hit(RuleModel tier, LedgerCall call, RuleMatch match) {
        Object subject = call.subject() == null ? null : match.bound().get(call.subject());
        Object record = call.record() == null ? null : match.bound().get(call.record());
        String code = call.kind() == null || "grade".equals(call.kind()) || call.code() == null ? "" : call.code();
        return new Match(
                tier,
                call.posted().code(),
                code.startsWith("$") ? String.valueOf(match.bound().get(code)) : code,
                subject instanceof SubjectFact fact ? fact.getId() : "",
                record instanceof RecordFact fact ? fact.key() : "");
    }
}
