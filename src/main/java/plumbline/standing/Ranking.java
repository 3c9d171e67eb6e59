package plumbline.standing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.policy.CodePointOrder;

/** Standard competition ranking: equals share a rank, and the next rank counts all who stand before it (1, 2, 2, 4). */
public final class Ranking {
    private Ranking() {}

    /** The ranks by id, the highest total first; equals by id. */
    public static Map<String, Integer> descending(Map<String, BigDecimal> totals) {
        List<Map.Entry<String, BigDecimal>> order = totals.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(CodePointOrder.IDS)))
                .toList();
        Map<String, Integer> ranks = new LinkedHashMap<>();
        int rank = 0;
        for (int i = 0; i < order.size(); i++) {
            boolean isEqual =
                    i > 0 && order.get(i).getValue().compareTo(order.get(i - 1).getValue()) == 0;
            rank = isEqual ? rank : i + 1;
            ranks.put(order.get(i).getKey(), rank);
        }
        return ranks;
    }
}
