package plumbline.policy;

import java.util.List;

/**
 * By which clause something stands, and on whose authority.
 *
 * @param basis the clause, such as 三(一)2
 * @param readings codes of the {@link Reading}s that it rests on
 */
public record Authority(String basis, Origin origin, List<String> readings) {
    public Authority {
        readings = List.copyOf(readings);
    }
}
