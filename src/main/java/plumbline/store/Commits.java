package plumbline.store;

/** Counts what this service has written, so that somebody can wait for more. Thread-safe. */
public final class Commits {
    private long count;

    synchronized void add() {
        count++;
        notifyAll();
    }

    /** How many commits there were. */
    public synchronized long count() {
        return count;
    }

    /** Waits until there were more than so many, or for so long. */
    public synchronized void await(long known, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; count == known && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
