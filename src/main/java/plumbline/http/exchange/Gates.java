package plumbline.http.exchange;

import java.time.Duration;

/**
 * How much is worked on at once. All gates together let fewer in than the server has threads, so that short requests
 * are answered however busy it is.
 *
 * @param evaluations that are made or replayed
 * @param batches of evaluations
 * @param changes of rules, tried or put into force
 * @param reads of what is kept
 */
public record Gates(Gate evaluations, Gate batches, Gate changes, Gate reads) {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** What a request may hold while it is worked on, with the garbage that it leaves. */
    private static final long EVALUATION_BYTES = 192L << 20;

    /** The threads of the server, of which each request that is inside a gate has one. */
    public static final int THREADS = 250;

    /**
     * The gates of a service.
     *
     * @param stopping at whose end nobody waits any more
     */
    public static Gates standard(Stopping stopping) {
        long inMemory = Runtime.getRuntime().maxMemory() / 2 / EVALUATION_BYTES;
        int evaluations = (int) Math.max(1, Math.min(PROCESSORS + 1, inMemory));
        return new Gates(
                new Gate(evaluations, Math.max(1, evaluations - 1), 120, Duration.ofSeconds(60), stopping),
                new Gate(2, 2, 4, Duration.ofSeconds(30), stopping),
                new Gate(PROCESSORS + 1, 1, 16, Duration.ofSeconds(60), stopping),
                new Gate(PROCESSORS + 2, PROCESSORS + 2, 60, Duration.ofSeconds(30), stopping));
    }
}
