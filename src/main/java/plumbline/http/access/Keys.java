package plumbline.http.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plumbline.audit.record.KeyChange;
import plumbline.store.Store;
import plumbline.text.Sha256;

/**
 * The keys of a store. A key is 256 random bits, of which only the hash is kept: it is shown once, when it is made. The
 * name of a revoked key is not given again, for records hold it. The journal tells of each change. Thread-safe.
 */
public final class Keys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What names a key: a word, or several with dots and hyphens between them. */
    private static final String NAME = "[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]{0,62}[\\p{L}\\p{N}])?";

    /**
     * A key without its secret.
     *
     * @param policies those that it is for; empty for all
     * @param revoked when it was; null when it holds
     */
    public record Key(String name, Set<Role> roles, Set<String> policies, String created, @Nullable String revoked) {}

    private final Store store;

    public Keys(Store store) {
        this.store = store;
    }

    /** Whether a key may be called so. */
    public static boolean isName(String name) {
        return name.matches(NAME);
    }

    /**
     * Makes a key and returns its secret; null when there is, or was, one of that name.
     *
     * @param policies those that it is for; empty for all
     * @param caller the name of the key by which it is made; null when it is made without one
     * @throws plumbline.store.StoreFailed when it could not be kept
     */
    public @Nullable String add(String name, Set<Role> roles, Set<String> policies, @Nullable String caller) {
        String secret = "pl_" + secret();
        Set<String> codes = roles.stream().map(Role::code).collect(Collectors.toCollection(TreeSet::new));
        boolean isAdded = store.write(handle -> {
            int added = handle.createUpdate(
                            "insert into api_key (name, roles, policies, hash, created) values (:name, :roles, :policies, :hash, :created)"
                                    + " on conflict do nothing")
                    .bind("name", name)
                    .bind("roles", String.join(" ", codes))
                    .bind("policies", String.join(" ", new TreeSet<>(policies)))
                    .bind("hash", hash(secret))
                    .bind("created", now())
                    .execute();
            if (added > 0) {
                KeyChange.append(handle, KeyChange.Action.MADE, name, codes, policies, caller);
            }
            return added > 0;
        });
        return isAdded ? secret : null;
    }

    /**
     * Revokes the key; false when there is none of that name that holds.
     *
     * @param caller the name of the key by which it is revoked; null when it is revoked without one
     */
    public boolean revoke(String name, @Nullable String caller) {
        return store.write(handle -> {
            Optional<Key> key = keys(handle, "where name = :value and revoked is null", name).stream()
                    .findFirst();
            key.ifPresent(held -> {
                handle.createUpdate("update api_key set revoked = :now where name = :name")
                        .bind("now", now())
                        .bind("name", name)
                        .execute();
                List<String> codes = held.roles().stream().map(Role::code).toList();
                KeyChange.append(handle, KeyChange.Action.REVOKED, name, codes, held.policies(), caller);
            });
            return key.isPresent();
        });
    }

    /** All keys by name, revoked ones too. */
    public List<Key> list() {
        return keys("order by name", "");
    }

    /** Whether there is, or was, any key: then one is needed. */
    boolean areUsed() {
        return !keys("limit 1", "").isEmpty();
    }

    /** Whose key it is; empty when it is none that holds. */
    Optional<Caller> caller(String secret) {
        return caller("hash", hash(secret));
    }

    /** Whether the caller's key holds still, if he came in by one. */
    public boolean hold(Caller caller) {
        return caller.name() == null || holding(caller.name()).isPresent();
    }

    /** Whose key is called so; empty when there is none that holds. */
    Optional<Caller> holding(String name) {
        return caller("name", name);
    }

    private Optional<Caller> caller(String column, String value) {
        return keys("where " + column + " = :value and revoked is null", value).stream()
                .findFirst()
                .map(key -> new Caller(key.name(), key.roles(), key.policies()));
    }

    /** What nobody can guess. */
    static String secret() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private List<Key> keys(String condition, String value) {
        return store.read(handle -> keys(handle, condition, value));
    }

    private static List<Key> keys(Handle handle, String condition, String value) {
        var query = handle.createQuery("select name, roles, policies, created, revoked from api_key " + condition);
        return (condition.contains(":value") ? query.bind("value", value) : query)
                .map((row, context) -> new Key(
                        row.getString("name"),
                        words(row.getString("roles")).stream()
                                .flatMap(code -> Role.of(code).stream())
                                .collect(Collectors.toUnmodifiableSet()),
                        words(row.getString("policies")),
                        row.getString("created"),
                        row.getString("revoked")))
                .list();
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
    }

    static String hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
