package plumbline.library.tiers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.intake.Cohort;
import plumbline.intake.RequestRejected;
import plumbline.library.cases.Casebook;
import plumbline.library.pack.Pack;
import plumbline.rules.model.RuleModel;
import plumbline.text.PackRejected;

/** The requests that tiers are tried on: those of the pack's cases, and one made up from its declarations. */
final class ProbeRequests {
    /** How many requests of different kinds are tried for a place. */
    private static final int MOST_OF_A_PLACE = 3;

    /**
     * A request on which a place is posted to.
     *
     * @param hit the posting that is watched
     */
    record Base(ProbeRequest given, Cohort cohort, Probe.Answer answer, Match hit) {
        /** Whether the place is posted to once points are added up. */
        boolean isBehindScoring() {
            return hit.tier().phase().compareTo(Phase.SCORE) > 0;
        }
    }

    private record Known(ObjectNode request, Cohort cohort, Probe.Answer answer) {}

    private final Pack pack;
    private final Probe probe;
    private final Effort effort;
    private final List<Known> known;

    private ProbeRequests(Pack pack, Probe probe, Effort effort, List<Known> known) {
        this.pack = pack;
        this.effort = effort;
        this.probe = probe;
        this.known = known;
    }

    static ProbeRequests of(Pack pack, Probe probe, Effort effort) {
        List<ObjectNode> requests = new ArrayList<>();
        try {
            requests.addAll(Casebook.requests(pack));
        } catch (PackRejected ofCases) {
            // The cases' own check says what is wrong with them; the tiers can be tried without them.
            requests.clear();
        }
        requests.add(MinimalRequest.of(pack.policy()));
        List<Known> known = new ArrayList<>();
        for (ObjectNode request : requests) {
            try {
                Cohort cohort = pack.requests().read(request);
                Probe.Answer answer = probe.ask(cohort, "", Map.of(), true);
                if (answer != null) {
                    known.add(new Known(request, cohort, answer));
                }
            } catch (RequestRejected meant) {
                // A case may show that a request is refused; tiers cannot be tried on it.
            }
        }
        return new ProbeRequests(pack, probe, effort, known);
    }

    /** The rules that match in any of the requests. */
    Set<RuleModel> matching() {
        return known.stream()
                .flatMap(each -> each.answer().hits().stream())
                .map(Match::tier)
                .collect(Collectors.toSet());
    }

    /** Requests on which the place is posted to, that differ in their figures. */
    List<Base> of(PostingTarget place) {
        Map<Object, Base> bases = new LinkedHashMap<>();
        for (Known each : known) {
            for (Match hit : each.answer().hits()) {
                Object kind =
                        isOfRecords(place) ? List.of(kind(each), hit.tier().rule()) : kind(each);
                if (bases.size() < MOST_OF_A_PLACE && place.takes(hit) && !bases.containsKey(kind)) {
                    Base base = base(each, hit, true);
                    if (base != null) {
                        bases.put(kind, base);
                    }
                }
            }
        }
        return bases.isEmpty() ? unposted(place) : List.copyOf(bases.values());
    }

    /** A request on which no rule posts to the place, when there is none on which one does. */
    private List<Base> unposted(PostingTarget place) {
        boolean isOfSubjects = !place.code().startsWith("$")
                && place.tiers().stream()
                        .flatMap(tier -> tier.calls().stream())
                        .filter(call -> place.kind().equals(call.kind()))
                        .allMatch(call -> call.subject() != null && call.record() == null);
        return known.stream()
                .filter(each -> isOfSubjects && !each.answer().subjects().isEmpty())
                .limit(1)
                .map(each -> {
                    String id = each.answer().subjects().iterator().next();
                    return base(each, new Match(place.tiers().get(0), place.kind(), place.code(), id, ""), false);
                })
                .filter(Objects::nonNull)
                .toList();
    }

    /** A request with the record that a rule is about does not do for one that misses it. */
    private boolean isOfRecords(PostingTarget place) {
        Dimensions dimensions = new Dimensions(pack.policy());
        return place.tiers().stream()
                .flatMap(tier -> tier.patterns().stream())
                .anyMatch(pattern -> dimensions.records(pattern) != null);
    }

    /** Which rules say what the figures are. */
    private static Object kind(Known known) {
        Set<String> posting = new HashSet<>();
        known.answer().hits().stream()
                .filter(hit -> hit.kind().equals("figure"))
                .forEach(hit -> posting.add(hit.tier().rule().name()));
        return posting;
    }

    /** @param isPosted whether the hit must be there on the request with one record, too */
    private @Nullable Base base(Known known, Match hit, boolean isPosted) {
        for (ProbeRequest given : ProbeRequest.of(pack, known.request())) {
            if (hit.subject().isEmpty() || hit.subject().equals(given.id())) {
                if (effort.isSpent()) {
                    return null;
                }
                ProbeRequest one = given.withOneRecord(hit.record());
                Cohort cohort = one.with(Map.of());
                Probe.Answer answer = cohort == null ? null : probe.ask(cohort, one.id(), Map.of(), true);
                boolean isThere =
                        answer != null && (!isPosted || answer.hits().stream().anyMatch(hit::isAt));
                return cohort != null && answer != null && isThere ? new Base(one, cohort, answer, hit) : null;
            }
        }
        return null;
    }
}
