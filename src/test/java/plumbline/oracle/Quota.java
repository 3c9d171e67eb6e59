package plumbline.oracle;

import java.util.ArrayList;
import java.util.List;

/** A ceiling: a group of equals that does not fit whole is left out whole, and nobody passes it (convention 7). */
record Quota(String code, int limit, List<Sheet> taken, List<Sheet> leftOut) {
    /** Fills what {@code already} leaves of the limit from the front of the ranking. */
    static Quota fill(String code, int limit, List<Sheet> already, Ranking ranking) {
        List<Sheet> taken = new ArrayList<>(already);
        for (List<Sheet> group : ranking.groups()) {
            int room = limit - taken.size();
            if (group.size() > room) {
                return new Quota(code, limit, taken, room > 0 ? group : List.of());
            }
            taken.addAll(group);
        }
        return new Quota(code, limit, taken, List.of());
    }
}
