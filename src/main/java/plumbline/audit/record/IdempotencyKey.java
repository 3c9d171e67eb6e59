package plumbline.audit.record;

/**
 * With which a caller says that a request is one that he has sent before.
 *
 * @param key as he wrote it
 * @param body hash of the request and of what is asked of it, which must then be the same
 */
public record IdempotencyKey(String key, String body) {}
