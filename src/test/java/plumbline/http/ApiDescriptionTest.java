package plumbline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import plumbline.audit.Audit;
import plumbline.http.access.Keys;
import plumbline.http.event.EventFeed;
import plumbline.http.event.EventStreams;
import plumbline.http.exchange.Stopping;
import plumbline.http.metric.Metrics;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.ServiceClient;
import plumbline.kit.Street;
import plumbline.kit.TinyPack;
import plumbline.library.Activator;
import plumbline.sheet.SheetFormat;
import plumbline.store.Store;
import plumbline.text.JsonText;

/** The service is what its OpenAPI says: every operation, as it is asked and as it answers. */
class ApiDescriptionTest {
    private static final String TINY = "tiny";
    private static final String HERE = "/api/policies/" + TINY;

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> TinyPack.writeWithCase(rules, TINY, 1));

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A client whose every request and answer is held against the description. */
    private record Client(ServiceClient service, DescribedApi described) {
        Service.Reply send(String method, String template, String path, byte[] body, String... headers) {
            HttpRequest.Builder request = service.request(path)
                    .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            HttpRequest built = (headers.length == 0 ? request : request.headers(headers)).build();
            Service.Reply reply = service.send(request);
            described.check(built, template, body, reply);
            return reply;
        }

        Service.Reply get(String template, String path) {
            return send("GET", template, path, new byte[0]);
        }

        Service.Reply json(String template, String path, JsonNode body, String... headers) {
            String[] all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                    .toArray(String[]::new);
            return send("POST", template, path, JsonText.bytes(body), all);
        }
    }

    private static String tag(Service.Reply reply) {
        return reply.response().headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void everyOperationIsAskedAndAnswersAsItIsDescribed(@TempDir Path folder) throws Exception {
        DescribedApi described =
                new DescribedApi(service.get("/api/openapi.json").json());
        Client client = new Client(service, described);
        for (String path : List.of(
                "/healthz",
                "/readyz",
                "/metrics",
                "/api/openapi.json",
                "/api/openapi.yaml",
                "/api/policies",
                "/api/audit/head",
                "/api/audit/key",
                "/api/audit/verify")) {
            assertReply(client.get(path, path)).hasStatus(200);
        }
        evaluations(client);
        rules(client);
        assertThat(client.send("HEAD", "/api/events", "/api/events", new byte[0])
                        .status())
                .isEqualTo(200);
        assertReply(client.send("GET", "/api/events", "/api/events", new byte[0], "Last-Event-ID", "99999"))
                .hasStatus(400);
        keys(client);
        Set<String> answered = described.answered().stream()
                .map(name -> name.replace("HEAD", "GET"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described.operations()).isEqualTo(answered).isEqualTo(routes(folder));
    }

    /** All that the program serves, but for its pages. */
    private static Set<String> routes(Path folder) throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        try (Store store = Store.open(folder.resolve("data"));
                Metrics metrics = new Metrics();
                EventStreams events = new EventStreams(new EventFeed(store), new Keys(store))) {
            Audit audit = Audit.open(store, folder.resolve("data"));
            return Routes.of(Activator.open(rules, store), audit, events, metrics, new Stopping()).stream()
                    .filter(route -> !route.path().matches("/|/sign-in|/docs.*|/console.*"))
                    .map(route -> route.method() + " " + route.path().replace("<file>", "{file}"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void whatIf(Client client, ObjectNode request, String id) {
        String comparison = "/api/evaluations/{id}/comparison";
        String path = "/api/evaluations/" + id + "/comparison";
        assertReply(client.get(comparison, path + "?with=" + id)).hasStatus(200);
        assertReply(client.get(comparison, path)).hasStatus(400);
        assertReply(client.get(comparison, path + "?with=x")).hasStatus(404);
        String readings = "/api/policies/{policy}/readings";
        assertReply(client.json(readings, HERE + "/readings", request)).hasStatus(200);
        assertReply(client.json(readings, HERE + "/readings", JsonNodeFactory.instance.objectNode()))
                .hasStatus(422);
        String impact = "/api/policies/{policy}/impact";
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        assertReply(client.json(impact, HERE + "/impact", draft)).hasStatus(422);
        draft.putObject("files").put("90-more.drl", "agenda-group \"score\"\n");
        assertReply(client.json(impact, HERE + "/impact", draft)).hasStatus(422);
        draft.remove("files");
        draft.put(
                "revision",
                client.get("/api/policies/{policy}", HERE)
                        .json()
                        .get("revision")
                        .asText());
        Service.Reply latest = client.json(impact, HERE + "/impact", draft);
        assertReply(latest).hasStatus(200);
        assertThat(latest.json().at("/counts/evaluations").asInt()).isPositive();
        assertThat(latest.json().at("/counts/changed").asInt()).isZero();
        draft.putArray("evaluations").add(id);
        draft.set("request", request);
        assertReply(client.json(impact, HERE + "/impact", draft)).hasStatus(200);
    }

    private static void evaluations(Client client) {
        String evaluate = "/api/policies/{policy}/evaluations";
        ObjectNode request = TinyPack.request();
        String[] key = {"Idempotency-Key", "k-1"};
        Service.Reply kept = client.json(evaluate, HERE + "/evaluations?explain=full", request, key);
        assertReply(kept).hasStatus(201);
        assertReply(client.json(evaluate, HERE + "/evaluations?explain=full", request, key))
                .hasStatus(201);
        assertReply(client.json(evaluate, HERE + "/evaluations", request, key)).hasStatus(422);
        assertReply(client.json(evaluate, HERE + "/evaluations?dryRun=true&explain=none", request))
                .hasStatus(200);
        assertReply(client.json(evaluate, HERE + "/evaluations?dryRun=perhaps", request))
                .hasStatus(400);
        assertReply(client.json(evaluate, HERE + "/evaluations", JsonNodeFactory.instance.objectNode()))
                .hasStatus(422);
        assertReply(client.json(evaluate, "/api/policies/tinny/evaluations", request))
                .hasStatus(404);
        assertReply(client.send("POST", evaluate, HERE + "/evaluations", new byte[] {'{'}, "Content-Type", "text/xml"))
                .hasStatus(415);
        byte[] table = "id,name,period,people,income,served\n".getBytes(StandardCharsets.UTF_8);
        assertReply(client.send("POST", evaluate, HERE + "/evaluations", table, "Content-Type", "text/csv"))
                .hasStatus(422);
        String one = "/api/evaluations/" + kept.json().get("id").asText();
        String template = "/api/policies/{policy}/template";
        assertReply(client.get(template, HERE + "/template")).hasStatus(200);
        for (String type : List.of(SheetFormat.CSV.mediaType(), SheetFormat.XLSX.mediaType())) {
            assertReply(client.send("GET", "/api/evaluations/{id}", one, new byte[0], "Accept", type))
                    .hasStatus(200);
        }
        for (String suffix : List.of("", "/trace", "/receipt")) {
            String path = "/api/evaluations/{id}" + suffix;
            Service.Reply reply = client.get(path, one + suffix);
            assertReply(reply).hasStatus(200);
            assertThat(client.send("GET", path, one + suffix, new byte[0], "If-None-Match", tag(reply))
                            .status())
                    .isEqualTo(304);
            assertReply(client.get(path, "/api/evaluations/x" + suffix)).hasStatus(404);
        }
        assertReply(client.get("/api/evaluations/{id}/trace", one + "/trace?subject=v1&item=income"))
                .hasStatus(200);
        assertReply(client.send("POST", "/api/evaluations/{id}/replay", one + "/replay", new byte[0]))
                .hasStatus(200);
        String appeal = "/api/evaluations/{id}/subjects/{subject}/appeal";
        String path = one + "/subjects/" + kept.json().at("/results/0/id").asText() + "/appeal";
        assertReply(client.get(appeal, path)).hasStatus(200);
        String explanation = path.replace("appeal", "explanation");
        String rule = kept.json().at("/results/0/entries/0/rule").asText();
        for (String query : List.of("", "?whyNot=" + encoded(rule))) {
            assertReply(client.get(appeal.replace("appeal", "explanation"), explanation + query))
                    .hasStatus(200);
        }
        assertReply(client.get(appeal.replace("appeal", "explanation"), explanation + "?whyNot=none"))
                .hasStatus(404);
        whatIf(client, request, kept.json().get("id").asText());
        assertThat(client.send("GET", appeal, path, new byte[0], "Accept", "text/html")
                        .type())
                .startsWith("text/html");
        assertReply(client.get(
                        "/api/evaluations", "/api/evaluations?policy=tiny&trial=false&from=2026-01-01&pageSize=1"))
                .hasStatus(200);
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("policy", TINY);
        line.set("request", request);
        String lines = line + "\n{}\n";
        Service.Reply batch = client.send(
                "POST",
                "/api/evaluations:batch",
                "/api/evaluations:batch?dryRun=true",
                lines.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
        assertThat(client.described().errors(ref("BatchLine"), line)).isEmpty();
        for (String answer : batch.text().lines().toList()) {
            assertThat(client.described().errors(ref("BatchAnswer"), json(answer)))
                    .isEmpty();
        }
    }

    private static void rules(Client client) {
        String policy = "/api/policies/{policy}";
        assertReply(client.get(policy, HERE)).hasStatus(200);
        assertReply(client.get(policy, "/api/policies/x")).hasStatus(404);
        assertReply(client.get(policy + "/schema", HERE + "/schema")).hasStatus(200);
        Service.Reply list = client.get(policy + "/rules", HERE + "/rules");
        String file = HERE + "/rules/" + TinyPack.RULES;
        String template = policy + "/rules/{file}";
        String tag = tag(client.get(template, file));
        byte[] edited = ("// 甲\n" + TinyPack.rule(1)).getBytes(StandardCharsets.UTF_8);
        String[] text = {"Content-Type", "text/plain", "If-Match", tag};
        assertReply(client.send("PUT", template, file, edited, "Content-Type", "text/plain"))
                .hasStatus(428);
        assertReply(client.send("PUT", template, file, TinyPack.rule(2).getBytes(StandardCharsets.UTF_8), text))
                .hasStatus(422);
        assertReply(client.send("PUT", template, file + "?author=" + encoded("王") + "&message=x", edited, text))
                .hasStatus(200);
        assertReply(client.send("PUT", template, file, edited, text)).hasStatus(412);
        assertReply(client.send("DELETE", template, file + "?dryRun=true", new byte[0], "If-Match", "*"))
                .hasStatus(422);
        ObjectNode changes =
                JsonNodeFactory.instance.objectNode().put("author", "王").put("message", (String) null);
        changes.putObject("files").put(TinyPack.RULES, "// 乙\n" + TinyPack.rule(1));
        assertReply(client.json(policy + "/changes", HERE + "/changes", changes, "If-Match", "*"))
                .hasStatus(200);
        String translation = policy + "/translation";
        ObjectNode draft = JsonNodeFactory.instance.objectNode().put("to", "zh");
        draft.putObject("files").put(TinyPack.RULES, TinyPack.rule(1));
        assertReply(client.json(translation, HERE + "/translation", draft)).hasStatus(200);
        draft.putObject("files").put(TinyPack.RULES, "rule");
        assertReply(client.json(translation, HERE + "/translation", draft)).hasStatus(422);
        assertReply(client.send("DELETE", template, HERE + "/rules/" + TinyPack.CASES, new byte[0], "If-Match", "*"))
                .hasStatus(200);
        String revisions = policy + "/revisions";
        Service.Reply history = client.get(revisions, HERE + "/revisions?pageSize=2");
        assertThat(history.json().has("nextPageToken")).isTrue();
        assertReply(client.get(
                        revisions,
                        HERE + "/revisions?pageToken="
                                + history.json().get("nextPageToken").asText()))
                .hasStatus(200);
        String first = list.json().get("revision").asText();
        String revision = revisions + "/{revision}";
        String there = HERE + "/revisions/" + first;
        assertReply(client.get(revision, there)).hasStatus(200);
        assertReply(client.get(revision, HERE + "/revisions/x")).hasStatus(404);
        assertReply(client.get(revision + "/rules/{file}", there + "/rules/" + TinyPack.RULES))
                .hasStatus(200);
        String last = history.json().at("/revisions/0/revision").asText();
        assertReply(client.get(revision + "/diff", HERE + "/revisions/" + last + "/diff?from=" + first))
                .hasStatus(200);
        assertReply(client.send("POST", revision + "/restore", there + "/restore?author=x", new byte[0]))
                .hasStatus(200);
    }

    /** The last: from now on, a key is needed. */
    private static void keys(Client client) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("name", "boss");
        assertReply(client.json("/api/keys", "/api/keys", wanted)).hasStatus(422);
        wanted.putArray("roles").add("admin");
        Service.Reply made = client.json("/api/keys", "/api/keys", wanted);
        assertReply(made).hasStatus(201);
        assertReply(client.get("/api/keys", "/api/keys")).hasStatus(401);
        String[] key = {"Authorization", "Bearer " + made.json().get("key").asText()};
        assertReply(client.json("/api/keys", "/api/keys", wanted, key)).hasStatus(409);
        assertReply(client.send("GET", "/api/keys", "/api/keys", new byte[0], key))
                .hasStatus(200);
        session(client, made.json().get("key").asText());
        assertThat(client.send("DELETE", "/api/keys/{name}", "/api/keys/boss", new byte[0], key)
                        .status())
                .isEqualTo(204);
        assertReply(client.send("GET", "/api/keys", "/api/keys", new byte[0], key))
                .hasStatus(401);
    }

    private static void session(Client client, String key) {
        String path = "/api/session";
        ObjectNode asked = JsonNodeFactory.instance.objectNode().put("key", "pl_none");
        assertReply(client.json(path, path, asked)).hasStatus(401);
        assertReply(client.json(path, path, asked.put("name", "boss"))).hasStatus(422);
        Service.Reply signedIn =
                client.json(path, path, JsonNodeFactory.instance.objectNode().put("key", key));
        assertReply(signedIn).hasStatus(201);
        String cookie = signedIn.response()
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", -1)[0];
        String[] session = {"Cookie", cookie, "Sec-Fetch-Site", "same-origin"};
        assertThat(client.send("GET", path, path, new byte[0], session).json()).isEqualTo(signedIn.json());
        assertThat(client.send("DELETE", path, path, new byte[0], session).status())
                .isEqualTo(204);
        assertReply(client.send("GET", path, path, new byte[0], session)).hasStatus(401);
    }

    @Test
    void thePacksOfTheRepositoryAreAsTheyAreDescribedAndTheirExamplesWork() {
        ServiceClient packs = Service.shared();
        DescribedApi described = new DescribedApi(packs.get("/api/openapi.json").json());
        Client client = new Client(packs, described);
        String evaluate = "/api/policies/{policy}/evaluations";
        JsonNode examples = packs.get("/api/openapi.json")
                .json()
                .at(
                        "/paths/~1api~1policies~1{policy}~1evaluations/post/requestBody/content/application~1json/examples");
        assertThat(examples).hasSameSizeAs(Street.policies());
        for (String policy : Street.policies()) {
            client.get("/api/policies/{policy}", "/api/policies/" + policy);
            Service.Reply kept = client.json(
                    evaluate,
                    "/api/policies/" + policy + "/evaluations?explain=full&trial=true",
                    examples.at("/" + policy + "/value"));
            assertReply(kept).hasStatus(201);
            String id = kept.json().get("id").asText();
            client.get("/api/evaluations/{id}/receipt", "/api/evaluations/" + id + "/receipt");
            for (JsonNode subject : kept.json().get("results")) {
                client.get(
                        "/api/evaluations/{id}/subjects/{subject}/appeal",
                        "/api/evaluations/" + id + "/subjects/"
                                + encoded(subject.get("id").asText()) + "/appeal");
                client.get(
                        "/api/evaluations/{id}/subjects/{subject}/explanation",
                        "/api/evaluations/" + id + "/subjects/"
                                + encoded(subject.get("id").asText()) + "/explanation");
            }
        }
    }

    @Test
    void theDescriptionInYamlIsTheSame() throws IOException {
        assertThat(new YAMLMapper().readTree(service.get("/api/openapi.yaml").text()))
                .isEqualTo(new YAMLMapper()
                        .readTree(service.get("/api/openapi.json").text()));
    }

    @Test
    void everyTypeOfProblemIsListed() throws IOException {
        Set<String> made = new TreeSet<>();
        Pattern code = Pattern.compile("(?:HttpProblem|ProblemDetails)\\s*\\.of\\(\\s*[\\w.()]+,\\s*\"([a-z-]+)");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/plumbline"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(made::add);
            }
        }
        made.remove("unknown-");
        List<String> listed =
                service.get("/docs/problems").json().get("problems").findValuesAsText("code");
        assertThat(listed)
                .containsAll(made)
                .filteredOn(each -> !each.startsWith("unknown-"))
                .allMatch(made::contains);
        assertThat(service.send(service.request("/docs/problems").header("Accept", "text/html"))
                        .text())
                .contains("id=\"too-large\"");
    }

    @Test
    void thePageOfTheApiNeedsNothingFromElsewhere() {
        Service.Reply page = service.get("/docs");
        assertThat(page.type()).startsWith("text/html");
        assertThat(page.text()).doesNotContain("http://", "https://");
        Pattern.compile("(?:src|href)=\"(/docs/assets/[^\"]+)\"")
                .matcher(page.text())
                .results()
                .forEach(asset ->
                        assertThat(service.get(asset.group(1)).status()).isEqualTo(200));
        assertReply(service.get("/docs/assets/..%2fpom.properties")).isProblem(404, "unknown-file");
    }

    private static JsonNode ref(String schema) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static JsonNode json(String text) {
        try {
            return JsonText.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
