package plumbline.standing;

import java.util.Arrays;
import plumbline.facts.Exact;

/** Standard competition ranking: equals share a rank, and the next rank counts all who come before it (1, 2, 2, 4). */
public final class Ranking {
    private Ranking() {}

    /**
     * The rank of each subject, from 1.
     *
     * @param keys of each subject the value of each ranking key, the first deciding; a greater one comes before a smaller
     */
    public static int[] of(Exact[][] keys) {
        Integer[] order = new Integer[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (left, right) -> compare(keys[left], keys[right]));
        int[] ranks = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            boolean isEqual = i > 0 && compare(keys[order[i]], keys[order[i - 1]]) == 0;
            ranks[order[i]] = isEqual ? ranks[order[i - 1]] : i + 1;
        }
        return ranks;
    }

    private static int compare(Exact[] left, Exact[] right) {
        for (int i = 0; i < left.length; i++) {
            int order = right[i].compareTo(left[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
