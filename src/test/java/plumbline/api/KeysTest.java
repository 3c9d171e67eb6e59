package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.kit.OnStores;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** Who may do what. */
@OnStores
class KeysTest {
    private static final String TINY = "tiny";
    private static final String OTHER = "other";
    private static final List<String> ROLES = List.of("reader", "integrator", "author", "approver", "auditor", "admin");
    private static final Set<String> ANYBODY = Set.of();

    /** Whose keys open which operation; nobody's is needed where none is named. */
    private static final Map<String, Set<String>> OPEN_TO = new TreeMap<>(Map.of(
            "health",
            ANYBODY,
            "readiness",
            ANYBODY,
            "openapi",
            ANYBODY,
            "openapiYaml",
            ANYBODY,
            "signIn",
            ANYBODY,
            "signOut",
            ANYBODY,
            "evaluate",
            Set.of("integrator", "admin"),
            "evaluateBatch",
            Set.of("integrator", "admin"),
            "replay",
            Set.of("integrator", "auditor", "admin"),
            "verify",
            Set.of("auditor", "admin")));

    static {
        for (String edit : List.of("change", "writeRuleFile", "deleteRuleFile", "restore")) {
            OPEN_TO.put(edit, Set.of("approver", "admin"));
        }
        for (String tries : List.of("readings", "impact")) {
            OPEN_TO.put(tries, Set.of("integrator", "author", "approver", "auditor", "admin"));
        }
        for (String administers : List.of("keys", "addKey", "revokeKey")) {
            OPEN_TO.put(administers, Set.of("admin"));
        }
    }

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> {
        TinyPack.write(rules, TINY, 1);
        TinyPack.write(rules, OTHER, 1);
    });

    /** The first makes itself while none is needed. */
    private String key(String boss, String name, String role, String... policies) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("name", name);
        wanted.putArray("roles").add(role);
        Arrays.stream(policies).forEach(wanted.putArray("policies")::add);
        Service.Reply made = service.send(with(boss, "/api/keys")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(wanted))));
        assertReply(made).hasStatus(201);
        return made.json().get("key").asText();
    }

    private HttpRequest.Builder with(String key, String path) {
        HttpRequest.Builder request = service.request(path);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private Service.Reply evaluate(String key, String policy, String query) {
        return service.send(with(key, "/api/policies/" + policy + "/evaluations" + query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(TinyPack.request()))));
    }

    @Test
    void everyOperationOpensToItsRolesAndToNoOther() {
        Map<String, String> keys = new TreeMap<>();
        String boss = key("", "admin", "admin");
        keys.put("admin", boss);
        ROLES.stream().filter(role -> !role.equals("admin")).forEach(role -> keys.put(role, key(boss, role, role)));
        List<String> wrong = new ArrayList<>();
        JsonNode paths = service.get("/api/openapi.json").json().get("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            String id = operation.getValue().path("operationId").asText();
            // To open a stream would take a reader; HEAD is admitted alike.
            String method = id.equals("events") ? "HEAD" : operation.getKey().toUpperCase(Locale.ROOT);
            if (!id.isEmpty()) {
                String at = path.getKey()
                        .replace("{policy}", TINY)
                        .replace("{file}", TinyPack.RULES)
                        .replaceAll("\\{\\w+}", "none");
                Set<String> open = OPEN_TO.getOrDefault(id, Set.copyOf(ROLES));
                for (String secret : List.of("", "pl_none")) {
                    int status = status(method, at, secret);
                    if ((status == 401) == open.isEmpty()) {
                        wrong.add(id + " with the key '" + secret + "': " + status);
                    }
                }
                keys.forEach((role, secret) -> {
                    Service.Reply reply = service.send(with(secret, at).method(method, BodyPublishers.noBody()));
                    boolean isRefused = reply.text().contains(":not-allowed")
                            || reply.status() == 401
                            || (method.equals("HEAD") && reply.status() == 403);
                    if (isRefused == (open.isEmpty() || open.contains(role))) {
                        wrong.add(id + " as " + role + ": " + reply.status());
                    }
                });
            }
        }));
        assertThat(wrong).isEmpty();
        assertThat(service.get("/docs/problems").status()).isEqualTo(200);
    }

    private int status(String method, String path, String secret) {
        return service.send(with(secret, path).method(method, BodyPublishers.noBody()))
                .status();
    }

    @Test
    void noKeyIsNeededUntilThereIsOneAndARevokedOneHoldsNoMore() {
        assertReply(evaluate("", TINY, "")).hasStatus(201);
        String boss = key("", "boss", "admin");
        Service.Reply refused = evaluate("", TINY, "");
        assertReply(refused).isProblem(401, "key-required");
        assertThat(refused.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        String reader = key(boss, "程序-1", "reader");
        assertThat(service.send(with(reader, "/api/policies")).status()).isEqualTo(200);
        assertThat(service.send(with(boss, "/api/keys/" + "%E7%A8%8B%E5%BA%8F-1")
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertReply(service.send(with(reader, "/api/policies"))).isProblem(401, "wrong-key");
        assertThat(service.send(with(boss, "/api/keys")).text()).doesNotContain(reader, boss);
    }

    @Test
    void theCallersNameStandsInTheRecordsAndItsKeysAreItsOwn() {
        String boss = key("", "boss", "admin");
        String one = key(boss, "one", "integrator");
        String two = key(boss, "two", "integrator");
        Service.Reply kept = evaluate(one, TINY, "");
        JsonNode listed = service.send(with(boss, "/api/evaluations")).json();
        assertThat(listed.at("/evaluations/0/caller").asText()).isEqualTo("one");
        assertThat(listed.at("/evaluations/0/id")).isEqualTo(kept.json().get("id"));
        String[] ids = new String[2];
        for (String key : List.of(one, two)) {
            Service.Reply reply = service.send(with(key, "/api/policies/tiny/evaluations")
                    .headers("Content-Type", "application/json", "Idempotency-Key", "same")
                    .POST(BodyPublishers.ofByteArray(JsonText.bytes(TinyPack.request()))));
            ids[key.equals(one) ? 0 : 1] = reply.json().get("id").asText();
        }
        assertThat(ids[0]).isNotEqualTo(ids[1]);
        assertThat(service.send(with(boss, "/api/audit/verify"))
                        .json()
                        .get("sound")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void everyChangeOfAKeyStandsInTheJournal() throws Exception {
        String boss = key("", "boss", "admin");
        key(boss, "one", "integrator", TINY);
        assertThat(service.send(with(boss, "/api/keys/one").DELETE()).status()).isEqualTo(204);
        assertThat(service.send(with(boss, "/api/keys/one").DELETE()).status()).isEqualTo(404);
        assertThat(service.send(with(boss, "/api/audit/verify"))
                        .json()
                        .get("sound")
                        .asBoolean())
                .isTrue();
        List<String> records = new ArrayList<>();
        service.onStore(store -> records.addAll(
                store.read(handle -> handle.createQuery("select record from journal where kind = 'key' order by seq")
                        .mapTo(String.class)
                        .list())));
        assertThat(records).hasSize(3);
        assertThat(records.get(0))
                .contains("\"action\":\"made\"", "\"caller\":null", "\"name\":\"boss\"", "\"roles\":[\"admin\"]");
        assertThat(records.get(1)).contains("\"action\":\"made\"", "\"caller\":\"boss\"", "\"policies\":[\"tiny\"]");
        assertThat(records.get(2))
                .contains("\"action\":\"revoked\"", "\"caller\":\"boss\"", "\"roles\":[\"integrator\"]");
        assertThat(String.join("", records)).doesNotContain("pl_");
    }

    @Test
    void aKeyIsForItsPolicies() {
        String boss = key("", "boss", "admin");
        String narrow = key(boss, "narrow", "integrator", TINY);
        String id = evaluate(boss, OTHER, "").json().get("id").asText();
        assertReply(evaluate(narrow, TINY, "")).hasStatus(201);
        assertReply(evaluate(narrow, OTHER, "?dryRun=true")).isProblem(403, "not-allowed");
        assertReply(service.send(with(narrow, "/api/evaluations/" + id))).isProblem(404, "unknown-evaluation");
        assertReply(service.send(with(narrow, "/api/evaluations"))).isProblem(403, "not-allowed");
        assertReply(service.send(with(narrow, "/api/evaluations?policy=" + TINY)))
                .hasStatus(200);
        assertThat(service.send(with(narrow, "/api/policies"))
                        .json()
                        .get("policies")
                        .findValuesAsText("id"))
                .containsExactly(TINY);
        Service.Reply batch = service.send(with(narrow, "/api/evaluations:batch?dryRun=true")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString("{\"policy\":\"other\",\"request\":" + TinyPack.request() + "}")));
        assertThat(batch.text()).contains(":not-allowed");
    }

    @Test
    void anAuthorTriesAndSomebodyElsePutsIntoForce() {
        String boss = key("", "boss", "admin");
        String author = key(boss, "author", "author");
        String approver = key(boss, "approver", "approver");
        String file = "/api/policies/tiny/rules/" + TinyPack.RULES;
        assertReply(put(author, file + "?dryRun=true")).hasStatus(200);
        assertReply(put(author, file)).isProblem(403, "not-allowed");
        assertReply(put(approver, file)).isProblem(403, "own-change");
        assertReply(put(approver, file + "?author=approver")).isProblem(403, "own-change");
        assertReply(put(approver, file + "?author=author")).hasStatus(200);
        JsonNode activation =
                service.send(with(boss, "/api/policies/tiny/revisions")).json().at("/revisions/0");
        assertThat(activation.get("caller").asText()).isEqualTo("approver");
        assertThat(activation.get("author").asText()).isEqualTo("author");
        assertReply(evaluate(author, TINY, "?dryRun=true")).hasStatus(200);
        assertReply(evaluate(author, TINY, "")).isProblem(403, "not-allowed");
        assertReply(evaluate(author, TINY, "?dryRun=false")).isProblem(403, "not-allowed");
        assertReply(evaluate(author, TINY, "?dryRun=true&dryRun=false")).isProblem(400, "wrong-parameter");
    }

    private Service.Reply put(String key, String path) {
        return service.send(with(key, path)
                .headers("Content-Type", "text/plain", "If-Match", "*")
                .PUT(BodyPublishers.ofString(TinyPack.rule(2))));
    }
}
