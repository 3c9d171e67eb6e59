package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.facts.Seat;
import plumbline.facts.Standing;
import plumbline.facts.SubjectFact;
import plumbline.facts.Sum;
import plumbline.ledger.Account;
import plumbline.ledger.Entry;
import plumbline.ledger.Grade;
import plumbline.policy.Category;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.RankingKey;
import plumbline.rules.RuleSession;
import plumbline.standing.Ranking;
import plumbline.standing.Seats;
import plumbline.standing.Totals;

/** What the service works out between the phases, and lets the rules see. Used by one evaluation. */
final class Standings {
    private final Policy policy;
    private final RuleSession session;
    private final Map<String, BigDecimal> totals = new HashMap<>();
    private List<SubjectFact> ranked = List.of();
    private Map<String, Integer> ranks = Map.of();
    private final List<QuotaResult> quotas = new ArrayList<>();

    Standings(Policy policy, RuleSession session) {
        this.policy = policy;
        this.session = session;
    }

    /** Lets rules see what each subject's entries add up to: in all, by category and by item. */
    void insertSums() {
        if (!session.sees(Sum.class)) {
            return;
        }
        List<String> places = Stream.concat(
                        policy.categories().stream().map(Category::code),
                        policy.items().map(Item::code))
                .distinct()
                .toList();
        for (SubjectFact subject : session.subjects()) {
            List<Entry> entries = session.postings().account(subject).entries();
            Map<String, List<Entry>> byPlace = new HashMap<>();
            for (Entry entry : entries) {
                Stream.of(entry.item().category(), entry.item().code())
                        .distinct()
                        .forEach(place -> byPlace.computeIfAbsent(place, any -> new ArrayList<>())
                                .add(entry));
            }
            session.insert(new Sum(subject, RankingKey.TOTAL, Totals.of(entries), entries.size()));
            for (String place : places) {
                List<Entry> there = byPlace.getOrDefault(place, List.of());
                session.insert(new Sum(subject, place, Totals.of(there), there.size()));
            }
        }
    }

    /** Ranks the subjects by the pack's keys, but for those that rules leave unranked, and lets rules see them. */
    void rank() {
        session.subjects()
                .forEach(subject -> totals.put(
                        subject.getId(), session.postings().account(subject).total()));
        List<SubjectFact> subjects = session.subjects().stream()
                .filter(subject -> session.postings().account(subject).unranked() == null)
                .toList();
        ranked = subjects;
        List<Map<String, Exact>> keys =
                policy.ranking().stream().map(this::valuesBySubject).toList();
        ranks = Ranking.of(subjects.stream()
                .map(subject -> new Ranking.Placed(
                        subject.getId(),
                        keys.stream()
                                .map(values -> Objects.requireNonNull(values.get(subject.getId())))
                                .toList()))
                .toList());
        if (session.sees(Standing.class)) {
            subjects.forEach(subject -> session.insert(
                    new Standing(subject, total(subject.getId()), Objects.requireNonNull(rank(subject.getId())))));
        }
    }

    /** A key's value by subject, turned so that the greater comes first. */
    private Map<String, Exact> valuesBySubject(RankingKey key) {
        Map<String, Exact> known = known(key);
        Map<String, Exact> values = new HashMap<>();
        for (SubjectFact subject : ranked) {
            Exact value = known.get(subject.getId());
            if (value == null) {
                throw new RuleFault("no-ranking-key", subject.getId(), key.code());
            }
            Exact counted = key.decimals() == null ? value : Exact.of(value.rounded(key.decimals()));
            values.put(subject.getId(), key.descending() ? counted : counted.negated());
        }
        return values;
    }

    /** A key's value by subject, as far as there is one. */
    private Map<String, Exact> known(RankingKey key) {
        if (policy.postedKeys().contains(key.code())) {
            return session.postings().key(key.code());
        }
        Map<String, Exact> values = new HashMap<>();
        for (SubjectFact subject : session.subjects()) {
            Exact value = value(key.code(), session.postings().account(subject));
            if (value != null) {
                values.put(subject.getId(), value);
            }
        }
        return values;
    }

    private @Nullable Exact value(String key, Account account) {
        if (key.equals(RankingKey.GRADE)) {
            Grade grade = account.grade();
            return grade == null ? null : Exact.of(policy.grades().indexOf(grade.kind()));
        }
        if (key.equals(RankingKey.TOTAL)) {
            return Exact.of(account.total());
        }
        return Exact.of(Totals.of(account.entries().stream()
                .filter(entry -> entry.item().category().equals(key))
                .toList()));
    }

    /** Fills the seats of the quotas that are taken before, or after, the rules have graded. */
    void fillSeats(boolean afterGrades) {
        List<Quota> filled = policy.quotas().stream()
                .filter(quota -> quota.afterGrades() == afterGrades)
                .toList();
        if (!filled.isEmpty()) {
            Map<String, SubjectFact> facts =
                    session.subjects().stream().collect(Collectors.toMap(SubjectFact::getId, subject -> subject));
            for (Quota quota : filled) {
                Seats seats = seats(quota);
                quotas.add(new QuotaResult(quota, seats));
                seats.taken()
                        .forEach(id -> session.insert(new Seat(Objects.requireNonNull(facts.get(id)), quota.code())));
            }
        }
    }

    private Seats seats(Quota quota) {
        Set<String> seated = seatedBefore(quota);
        Map<String, Boolean> certain = new LinkedHashMap<>();
        session.postings().candidates(quota).stream()
                .filter(candidate -> candidate.certain() || !seated.contains(candidate.subject()))
                .forEach(candidate -> certain.merge(candidate.subject(), candidate.certain(), Boolean::logicalOr));
        Map<Object, List<SubjectFact>> groups = ranked.stream()
                .collect(Collectors.groupingBy(
                        subject ->
                                quota.by() == null ? "" : Objects.requireNonNullElse(subject.indicator(quota.by()), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (groups.isEmpty()) {
            groups.put("", List.of());
        }
        return Seats.together(groups.values().stream()
                .map(group -> seats(quota, group, certain))
                .toList());
    }

    private Seats seats(Quota quota, List<SubjectFact> group, Map<String, Boolean> certain) {
        List<Seats.RankedCandidate> candidates = group.stream()
                .map(SubjectFact::getId)
                .filter(certain::containsKey)
                .map(id -> new Seats.RankedCandidate(
                        id, Objects.requireNonNull(rank(id)), Objects.requireNonNull(certain.get(id))))
                .toList();
        return Seats.fill(quota.seats(group.size()), quota.fromTop(), quota.tiesIn(), candidates);
    }

    /** Who holds a seat of the quotas that come before. */
    private Set<String> seatedBefore(Quota quota) {
        Set<String> seated = new HashSet<>();
        String before = quota.after();
        while (before != null) {
            String code = before;
            quotas.stream()
                    .filter(result -> result.quota().code().equals(code))
                    .forEach(result -> seated.addAll(result.seats().taken()));
            before = Objects.requireNonNull(policy.quotasByCode().get(code)).after();
        }
        return seated;
    }

    BigDecimal total(String subject) {
        return Objects.requireNonNull(totals.get(subject));
    }

    /** The subject's rank; null for one that is unranked. */
    @Nullable
    Integer rank(String subject) {
        return ranks.get(subject);
    }

    /** The quotas in the order in which they were filled. */
    List<QuotaResult> quotas() {
        return List.copyOf(quotas);
    }
}
