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
    private List<SubjectFact> ranked = List.of();
    private final List<String> postedKeys;

    /** By the subject's place in the cohort. */
    private BigDecimal[] totals = new BigDecimal[0];

    private int[] ranks = new int[0];
    private final List<QuotaResult> quotas = new ArrayList<>();

    Standings(Policy policy, RuleSession session) {
        this.policy = policy;
        this.session = session;
        this.postedKeys = policy.postedKeys();
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
        List<SubjectFact> all = session.subjects();
        int places = all.isEmpty() ? 0 : all.get(all.size() - 1).place() + 1;
        totals = new BigDecimal[places];
        ranks = new int[places];
        List<SubjectFact> subjects = new ArrayList<>(all.size());
        for (SubjectFact subject : all) {
            Account account = session.postings().account(subject);
            totals[subject.place()] = account.total();
            if (account.unranked() == null) {
                subjects.add(subject);
            }
        }
        ranked = subjects;
        List<RankingKey> keys = policy.ranking();
        Exact[][] values = new Exact[subjects.size()][keys.size()];
        for (int i = 0; i < values.length; i++) {
            SubjectFact subject = subjects.get(i);
            Account account = session.postings().account(subject);
            for (int key = 0; key < keys.size(); key++) {
                values[i][key] = counted(keys.get(key), subject, account);
            }
        }
        int[] found = Ranking.of(values);
        boolean isSeen = session.sees(Standing.class);
        for (int i = 0; i < found.length; i++) {
            SubjectFact subject = subjects.get(i);
            ranks[subject.place()] = found[i];
            if (isSeen) {
                session.insert(new Standing(subject, total(subject), found[i]));
            }
        }
    }

    /** A key's value, turned so that the greater comes first. */
    private Exact counted(RankingKey key, SubjectFact subject, Account account) {
        Exact value = postedKeys.contains(key.code())
                ? session.postings().key(key.code()).get(subject.getId())
                : value(key.code(), account);
        if (value == null) {
            throw new RuleFault("no-ranking-key", subject.getId(), key.code());
        }
        Exact counted = key.decimals() == null ? value : Exact.of(value.rounded(key.decimals()));
        return key.descending() ? counted : counted.negated();
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
                .filter(subject -> certain.containsKey(subject.getId()))
                .map(subject -> new Seats.RankedCandidate(
                        subject.getId(),
                        Objects.requireNonNull(rank(subject.place())),
                        Objects.requireNonNull(certain.get(subject.getId()))))
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

    BigDecimal total(SubjectFact subject) {
        return totals[subject.place()];
    }

    /**
     * The subject's rank; null for one that is unranked.
     *
     * @param place in the cohort, of one that takes part
     */
    @Nullable
    Integer rank(int place) {
        return ranks[place] == 0 ? null : (Integer) ranks[place];
    }

    /** The quotas in the order in which they were filled. */
    List<QuotaResult> quotas() {
        return List.copyOf(quotas);
    }
}
