package plumbline.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import plumbline.text.Messages;

/** Collects faults, of a great many only the first that are found. Used by one verification, in one thread. */
final class Faults {
    private static final int MOST = 1_024;

    private final List<Fault> first = new ArrayList<>();
    private long count;

    void add(Fault fault) {
        count++;
        if (first.size() < MOST) {
            first.add(fault);
        }
    }

    void found(long seq, @Messages.Key String key, Object... values) {
        add(Fault.of(seq, key, values));
    }

    long count() {
        return count;
    }

    List<Fault> sorted() {
        return first.stream().sorted(Comparator.comparingLong(Fault::seq)).toList();
    }
}
