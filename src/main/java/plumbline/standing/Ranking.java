package plumbline.standing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.facts.Exact;
import plumbline.text.CodePointOrder;

/** Standard competition ranking: equals share a rank, and the next rank counts all who come before it (1, 2, 2, 4). */
public final class Ranking {
    private Ranking() {}

    /**
     * What one subject is ranked by.
     *
     * @param keys the value of each ranking key, the first deciding; a greater one comes before a smaller one
     */
    public record Placed(String id, List<Exact> keys) {}

    /** The ranks by id, the first first; equals by id. */
    public static Map<String, Integer> of(List<Placed> subjects) {
        List<Placed> order = subjects.stream()
                .sorted(Comparator.<Placed, List<Exact>>comparing(Placed::keys, Ranking::compare)
                        .thenComparing(Placed::id, CodePointOrder.IDS))
                .toList();
        Map<String, Integer> ranks = new LinkedHashMap<>();
        int rank = 0;
        for (int i = 0; i < order.size(); i++) {
            boolean isEqual =
                    i > 0 && compare(order.get(i).keys(), order.get(i - 1).keys()) == 0;
            rank = isEqual ? rank : i + 1;
            ranks.put(order.get(i).id(), rank);
        }
        return ranks;
    }

    private static int compare(List<Exact> left, List<Exact> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = right.get(i).compareTo(left.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
