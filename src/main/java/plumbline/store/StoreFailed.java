package plumbline.store;

/**
 * The store could not be read, or did not keep what it was to keep: nothing of the write that failed is there. Trying
 * again later may succeed, for a full disk can be emptied and a database can come back.
 */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
