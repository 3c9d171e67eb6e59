package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.intake.Cohort;
import plumbline.library.pack.Pack;
import plumbline.library.pack.Step;
import plumbline.policy.Item;
import plumbline.rules.model.RuleModel;
import plumbline.text.Finding;

/**
 * Finds holes and overlaps between the rules that post to the same place. The conditions say at which values a tier may
 * begin or end; the engine says, at each of these values and on both sides of it, which rules match. So nothing is
 * reported that the engine has not done, with a request or points that it did it on.
 *
 * @param findings each with a witness
 * @param covered the places whose rules were tried at every value that their conditions name
 * @param uncovered the places that were tried in part or not at all, since their conditions compare what only a run
 *     tells
 * @param matching the rules that matched somewhere
 */
public record TierAnalysis(
        List<Finding> findings, Set<String> covered, Set<String> uncovered, Set<RuleModel> matching) {
    /** Combinations of values that are tried for a place on one request. */
    private static final int MOST_POINTS = 2_400;

    private record Tried(List<Finding> findings, Set<RuleModel> matching, boolean isWhole) {}

    /** Analyses the pack on its own cases' requests, or on one made up from its declarations. */
    public static TierAnalysis of(Pack pack, List<RuleModel> tiers, Consumer<Step> steps) {
        Effort effort = new Effort(Effort.MOST);
        Probe probe = new Probe(pack, tiers, effort);
        List<PostingTarget> places = PostingTarget.of(tiers);
        ProbeRequests bases = ProbeRequests.of(pack, probe, effort);
        List<Finding> findings = new ArrayList<>();
        Set<String> covered = new TreeSet<>();
        Set<String> uncovered = new TreeSet<>();
        Set<RuleModel> matching = new HashSet<>(bases.matching());
        for (PostingTarget place : places) {
            String name = place.code().isEmpty() ? place.kind() : place.kind() + " " + place.code();
            List<ProbeRequests.Base> chosen = bases.of(place);
            boolean isWhole = !chosen.isEmpty();
            RuleRef first = place.tiers().get(0).rule();
            steps.accept(new Step(first.file(), first.line(), first.name()));
            for (ProbeRequests.Base base : chosen) {
                Tried tried = tried(pack, tiers, probe, effort, place, base);
                findings.addAll(tried.findings());
                matching.addAll(tried.matching());
                isWhole &= tried.isWhole();
            }
            (isWhole && !effort.isSpent() ? covered : uncovered).add(name);
        }
        return new TierAnalysis(distinct(findings), covered, uncovered, matching);
    }

    /** The same fault on several requests is one. */
    private static List<Finding> distinct(List<Finding> findings) {
        Map<List<Object>, Finding> distinct = new LinkedHashMap<>();
        findings.forEach(finding -> distinct.putIfAbsent(
                List.of(
                        finding.code(),
                        finding.place(),
                        finding.remedy(),
                        finding.excerpt() == null ? "" : finding.excerpt()),
                finding));
        return List.copyOf(distinct.values());
    }

    private static Tried tried(
            Pack pack,
            List<RuleModel> tiers,
            Probe probe,
            Effort effort,
            PostingTarget place,
            ProbeRequests.Base base) {
        Cohort cohort = base.cohort();
        Valuation valuation = new Valuation(
                pack.policy(), pack.rules().api(), cohort, base.given().id(), base.answer(), effort);
        BoundReader read = new BoundReader(pack.policy(), pack.rules().api(), place, valuation);
        Set<Dimension> dimensions = chosen(read.dimensions());
        boolean isWhole =
                read.isRead() && dimensions.size() == read.dimensions().size();
        SampleSets sets = new SampleSets(pack.policy(), cohort, read, new PointBounds(pack.policy(), tiers));
        List<Map<Dimension, List<Object>>> grids = grids(dimensions, sets);
        TierFindings words = new TierFindings(pack.policy(), place, read.bounds());
        List<Finding> findings = new ArrayList<>();
        Set<RuleModel> matching = new HashSet<>();
        for (Map<Dimension, List<Object>> samples : grids) {
            Grid grid = Grid.of(samples, point -> effort.isSpent() ? null : matches(probe, place, base, point));
            matching.addAll(grid.matching());
            findings.addAll(ofAnotherKind(pack, place, base, grid, words));
            grid.faults().stream()
                    .filter(run -> isFault(pack, place, base, run) && isConfirmed(pack, place, base, run))
                    .map(run -> mayBeMeant(pack, place, run) ? words.of(run).asWarning() : words.of(run))
                    .forEach(findings::add);
        }
        return new Tried(findings, matching, isWhole && grids.size() == 1);
    }

    /** Tiers that take subjects whom the item is not for; the ledger would refuse what they post. */
    private static List<Finding> ofAnotherKind(
            Pack pack, PostingTarget place, ProbeRequests.Base base, Grid grid, TierFindings words) {
        Item item = place.item(pack.policy());
        if (item == null || item.onlyFor() == null) {
            return List.of();
        }
        return grid.cells().stream()
                .filter(cell -> !cell.tiers().isEmpty() && !item.isFor(values(base, cell)))
                .map(cell -> words.ofAnotherKind(item, cell))
                .toList();
    }

    /** Points follow from a request in ways that are not known here, so that they are not varied with it. */
    private static Set<Dimension> chosen(Set<Dimension> all) {
        Set<Dimension> chosen = new java.util.LinkedHashSet<>(all);
        if (all.stream().anyMatch(dimension -> !dimension.isOfRequest())) {
            chosen.removeIf(dimension -> dimension.isOfRequest() && dimension.kind() != Dimension.Kind.PERIOD);
        }
        return chosen;
    }

    /** All dimensions together, or each alone when there are too many combinations. */
    private static List<Map<Dimension, List<Object>>> grids(Set<Dimension> dimensions, SampleSets sets) {
        for (boolean few : new boolean[] {dimensions.size() > 2, true}) {
            Map<Dimension, List<Object>> samples = samples(dimensions, sets, few);
            if (Grid.size(samples) <= MOST_POINTS) {
                return List.of(samples);
            }
        }
        return dimensions.stream()
                .map(dimension -> samples(Set.of(dimension), sets, false))
                .filter(samples -> Grid.size(samples) <= MOST_POINTS)
                .toList();
    }

    private static Map<Dimension, List<Object>> samples(Set<Dimension> dimensions, SampleSets sets, boolean few) {
        Map<Dimension, List<Object>> samples = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            List<Object> values = sets.of(dimension, few);
            if (!values.isEmpty()) {
                samples.put(dimension, values);
            }
        }
        return samples;
    }

    /** The tiers that post where the base's tier does; null when there can be no such point. */
    private static @Nullable List<RuleModel> matches(
            Probe probe, PostingTarget place, ProbeRequests.Base base, Map<Dimension, Object> point) {
        boolean isWithout = point.entrySet().stream()
                .anyMatch(each -> each.getKey().kind() == Dimension.Kind.RECORDS
                        && each.getValue().equals(false));
        Cohort cohort = isWithout && !base.hit().record().isEmpty()
                ? null
                : base.given().with(point);
        Probe.Answer answer =
                cohort == null ? null : probe.ask(cohort, base.given().id(), point, base.isBehindScoring());
        if (answer == null || !answer.subjects().contains(base.given().id())) {
            return null;
        }
        return answer.hits().stream()
                .filter(hit -> place.takes(hit) && hit.isAt(base.hit()))
                .map(Match::tier)
                .toList();
    }

    /** A hole may be left open on purpose where not every subject needs a posting, or gets one otherwise. */
    private static boolean mayBeMeant(Pack pack, PostingTarget place, Grid.Run run) {
        Item item = place.item(pack.policy());
        boolean isGap = run.cells().get(0).tiers().isEmpty();
        return isOpenEnd(place, run) || (isGap && item != null && item.otherwise() != null);
    }

    /** The values of the subject at the point; none where there can be no such subject. */
    private static Map<String, Object> values(ProbeRequests.Base base, Grid.Cell cell) {
        Cohort cohort = base.given().with(cell.point());
        return cohort == null
                ? Map.of()
                : ProbeRequest.values(cohort, base.given().id());
    }

    private static boolean isFault(Pack pack, PostingTarget place, ProbeRequests.Base base, Grid.Run run) {
        boolean isGap = run.cells().get(0).tiers().isEmpty();
        return !isGap
                || place.isForAll(pack.policy(), values(base, run.cells().get(0)))
                || (place.isLadder() && run.isBetween())
                || isOpenEnd(place, run);
    }

    /**
     * Whether the run lies beyond the first or the last of several tiers of an outcome: there may be none on purpose, or
     * a tier is missing.
     */
    private static boolean isOpenEnd(PostingTarget place, Grid.Run run) {
        Dimension along = run.dimension();
        boolean isBeside = (run.below() != null && !run.below().tiers().isEmpty())
                || (run.above() != null && !run.above().tiers().isEmpty());
        return run.cells().get(0).tiers().isEmpty()
                && place.mayLackAnEnd()
                && along != null
                && SampleSets.isOrdered(along)
                && isBeside
                && !run.isBetween();
    }

    /** Where a request holds the whole witness and the service must refuse it, the service is asked too. */
    private static boolean isConfirmed(Pack pack, PostingTarget place, ProbeRequests.Base base, Grid.Run run) {
        Grid.Cell witness = run.cells().get(0);
        boolean isOfRequest = witness.point().keySet().stream().allMatch(Dimension::isOfRequest);
        if (!isOfRequest
                || (witness.tiers().isEmpty()
                        && !place.isForAll(
                                pack.policy(), values(base, run.cells().get(0))))) {
            return true;
        }
        Cohort cohort = base.given().with(witness.point());
        try {
            return cohort != null && pack.evaluator().evaluate(cohort, false) == null;
        } catch (RuleFault refused) {
            return true;
        }
    }
}
