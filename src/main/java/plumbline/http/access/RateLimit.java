package plumbline.http.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import plumbline.http.exchange.HttpProblem;
import plumbline.text.Text;

/**
 * Lets each key ask so often: as many times at once as in a minute, and from then on as its share of time comes. Callers
 * without a key are one. Thread-safe.
 */
public final class RateLimit {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long perMinute;
    private final LongSupplier clock;

    /** When each caller will have paid for all that he has asked: there are as many as keys. */
    private final Map<String, Long> paid = new ConcurrentHashMap<>();

    /** @param perMinute how often each may ask; 0 for as often as he likes */
    public RateLimit(int perMinute) {
        this(perMinute, System::nanoTime);
    }

    /** @param clock nanoseconds since any moment */
    RateLimit(int perMinute, LongSupplier clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Refuses a caller who has asked too often. */
    void take(@Nullable String caller) {
        if (perMinute == 0) {
            return;
        }
        long now = clock.getAsLong();
        long share = MINUTE_NANOS / perMinute;
        long[] early = new long[1];
        paid.compute(caller == null ? "" : caller, (name, until) -> {
            // Differences, for a clock may pass the largest number.
            long owed = until == null ? 0 : Math.max(until - now, 0);
            long next = now + owed + share;
            early[0] = owed + share - MINUTE_NANOS;
            return early[0] > 0 ? until : Long.valueOf(next);
        });
        if (early[0] > 0) {
            throw HttpProblem.of(
                            429,
                            "too-many-requests",
                            new Text(
                                    "这把钥匙每分钟最多用 " + perMinute + " 次",
                                    "This key may be used " + perMinute + " times a minute"))
                    .retryAfter(String.valueOf((early[0] + SECOND_NANOS - 1) / SECOND_NANOS));
        }
    }
}
