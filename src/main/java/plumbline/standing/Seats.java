package plumbline.standing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import plumbline.text.CodePointOrder;

/**
 * Fills the seats of a quota: first those who hold one for certain, then group by group of equals, as long as a group
 * fits whole. The first that does not is left out whole, unless ties are taken in, and nobody after it moves up.
 *
 * @param limit how many seats there are
 * @param taken who has one, by id
 * @param leftOut the equals at the boundary of whom a part would have fitted, by id
 * @param exceeded whether those who hold a seat for certain are more than there are seats
 */
public record Seats(int limit, List<String> taken, List<String> leftOut, boolean exceeded) {
    /** Somebody who would take a seat. */
    public record RankedCandidate(String id, int rank, boolean certain) {}

    /**
     * Fills the seats.
     *
     * @param tiesIn whether a group that does not fit whole is taken whole, as long as there is room for a part of it
     */
    public static Seats fill(int limit, boolean fromTop, boolean tiesIn, Collection<RankedCandidate> candidates) {
        List<String> taken = new ArrayList<>();
        SortedMap<Integer, List<String>> groups = new TreeMap<>();
        for (RankedCandidate candidate : candidates) {
            if (candidate.certain()) {
                taken.add(candidate.id());
            } else {
                int place = fromTop ? candidate.rank() : -candidate.rank();
                groups.computeIfAbsent(place, any -> new ArrayList<>()).add(candidate.id());
            }
        }
        boolean exceeded = taken.size() > limit;
        List<String> leftOut = List.of();
        for (List<String> group : groups.values()) {
            int free = limit - taken.size();
            if (group.size() > free && !(tiesIn && free > 0)) {
                leftOut = free > 0 ? group : List.of();
                break;
            }
            taken.addAll(group);
        }
        return new Seats(limit, sorted(taken), sorted(leftOut), exceeded);
    }

    /** The seats of groups that were filled each by itself. */
    public static Seats together(Collection<Seats> groups) {
        return new Seats(
                groups.stream().mapToInt(Seats::limit).sum(),
                sorted(groups.stream().flatMap(group -> group.taken().stream()).toList()),
                sorted(groups.stream()
                        .flatMap(group -> group.leftOut().stream())
                        .toList()),
                groups.stream().anyMatch(Seats::exceeded));
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted(CodePointOrder.IDS).toList();
    }
}
