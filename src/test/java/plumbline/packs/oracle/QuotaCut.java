package plumbline.packs.oracle;

import java.util.ArrayList;
import java.util.List;

/** A ceiling: a group of equals that does not fit whole is left out whole, and nobody passes it (convention 7). */
record QuotaCut(String code, int limit, List<SubjectSheet> taken, List<SubjectSheet> leftOut) {
    /** Fills what {@code already} leaves of the limit from the front of the ranking. */
    static QuotaCut fill(String code, int limit, List<SubjectSheet> already, RankGroups ranking) {
        List<SubjectSheet> taken = new ArrayList<>(already);
        for (List<SubjectSheet> group : ranking.groups()) {
            int room = limit - taken.size();
            if (group.size() > room) {
                return new QuotaCut(code, limit, taken, room > 0 ? group : List.of());
            }
            taken.addAll(group);
        }
        return new QuotaCut(code, limit, taken, List.of());
    }
}
