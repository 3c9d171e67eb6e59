package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.OnStores;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** Rules are read and edited through the API. */
@OnStores
class RuleEditingTest {
    private static final String PACK = "/api/policies/tiny";
    private static final String FILE = PACK + "/rules/" + TinyPack.RULES;

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> TinyPack.writeWithCase(rules, "tiny", 1));

    private Path file(String name) {
        return service.rules().resolve("tiny").resolve(name);
    }

    @Test
    void theFilesAreListedAndReadWithTheirTags() throws IOException {
        Service.Reply list = service.get(PACK + "/rules");
        assertReply(list).hasStatus(200).isJson();
        assertThat(list.json().get("files").findValuesAsText("name"))
                .containsExactly(TinyPack.RULES, "policy.yaml", TinyPack.CASES);
        Service.Reply file = service.get(FILE);
        assertThat(file.text()).isEqualTo(Files.readString(file(TinyPack.RULES)));
        assertThat(file.type()).isEqualTo("text/plain;charset=utf-8");
        assertThat(tag(file)).isEqualTo(list.json().at("/files/0/etag").asText());
        assertReply(service.get(PACK + "/rules/" + TinyPack.CASES)).hasStatus(200);
        assertReply(service.get(PACK + "/rules/99.drl")).isProblem(404, "unknown-file");
    }

    @Test
    void aFileThatIsSentComesIntoForceWithItsCase() {
        String before = revision();
        ObjectNode files = JsonNodeFactory.instance
                .objectNode()
                .put(TinyPack.RULES, TinyPack.rule(2))
                .put(TinyPack.CASES, TinyPack.cases(2));
        Service.Reply reply = change(tag(service.get(PACK + "/rules")), files, "");
        assertReply(reply).hasStatus(200).isJson();
        assertThat(reply.json().get("activated").asBoolean()).isTrue();
        assertThat(reply.json().at("/cases/passed").asInt()).isEqualTo(1);
        assertThat(revision()).isEqualTo(reply.json().get("revision").asText()).isNotEqualTo(before);
        assertThat(total()).isEqualTo(2);
        JsonNode last = history().get(0);
        assertThat(last.get("origin").asText()).isEqualTo("api");
        assertThat(last.get("author").asText()).isEqualTo("王科长");
        assertThat(last.get("message").asText()).isEqualTo("提高到2分");
        assertThat(last.get("previous").asText()).isEqualTo(before);
    }

    @Test
    void whatIsInForceStandsInTheFolder() throws IOException {
        String comment = "// 说明\n" + TinyPack.rule(1);
        assertReply(put(tag(service.get(FILE)), comment, "?author=a&message=b")).hasStatus(200);
        assertThat(Files.readString(file(TinyPack.RULES))).isEqualTo(comment);
        assertThat(service.get(PACK).json().get("status").asText()).isEqualTo("ready");
        try (Stream<Path> left = Files.list(file(""))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("policy.yaml", TinyPack.RULES, "tests");
        }
        assertThat(history()).hasSize(2);
    }

    @Test
    void halfAChangeDoesNotComeIntoForce() throws IOException {
        String before = revision();
        Service.Reply reply = put(tag(service.get(FILE)), TinyPack.rule(2), "");
        assertReply(reply).isProblem(422, "rules-rejected");
        assertThat(reply.json().at("/findings/0/code").asText()).isEqualTo("case-failed");
        assertThat(revision()).isEqualTo(before);
        assertThat(Files.readString(file(TinyPack.RULES))).isEqualTo(TinyPack.rule(1));
    }

    @Test
    void aDryRunSaysTheSameAndChangesNothing() throws IOException {
        ObjectNode files = JsonNodeFactory.instance
                .objectNode()
                .put(TinyPack.RULES, TinyPack.rule(2))
                .put(TinyPack.CASES, TinyPack.cases(2));
        Service.Reply dry = change(tag(service.get(PACK + "/rules")), files, "?dryRun=true");
        assertReply(dry).hasStatus(200);
        assertThat(dry.json().get("activated").asBoolean()).isFalse();
        assertThat(total()).isEqualTo(1);
        assertThat(Files.readString(file(TinyPack.RULES))).isEqualTo(TinyPack.rule(1));
        assertThat(history()).hasSize(1);
        assertReply(put(tag(service.get(FILE)), TinyPack.rule(2), "?dryRun=true"))
                .isProblem(422, "rules-rejected");
    }

    @Test
    void ofTwoEditorsTheSecondIsToldAndLosesNothing() throws IOException {
        String read = tag(service.get(FILE));
        String first = "// 甲\n" + TinyPack.rule(1);
        assertReply(put(read, first, "")).hasStatus(200);
        Service.Reply second = put(read, "// 乙\n" + TinyPack.rule(1), "");
        assertReply(second).isProblem(412, "precondition-failed");
        assertThat(second.json().get("etag").asText()).isEqualTo(tag(service.get(FILE)));
        assertThat(Files.readString(file(TinyPack.RULES))).isEqualTo(first);
        assertReply(put(tag(service.get(FILE)), "// 甲乙\n" + TinyPack.rule(1), ""))
                .hasStatus(200);
    }

    @Test
    void anEditWithoutATagIsRefused() {
        assertReply(service.send(service.request(FILE)
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString(TinyPack.rule(1)))))
                .isProblem(428, "precondition-required");
        assertReply(service.send("DELETE", FILE)).isProblem(428, "precondition-required");
        assertReply(put(tag(service.get(FILE)).replace("\"", ""), TinyPack.rule(1), ""))
                .isProblem(400, "wrong-etag");
    }

    @Test
    void aTagThatAProxyMadeWeakStillSaysWhichFileWasRead() {
        String tag = tag(service.get(FILE));
        assertReply(put("W/" + tag, "// 甲\n" + TinyPack.rule(1), "?dryRun=true"))
                .hasStatus(200);
        assertReply(put(tag.replaceFirst("\"$", "-gzip\""), "// 甲\n" + TinyPack.rule(1), "?dryRun=true"))
                .hasStatus(200);
        assertReply(put("\"x\", W/" + tag, "// 甲\n" + TinyPack.rule(1), "?dryRun=true"))
                .hasStatus(200);
        assertReply(put("W/\"x\"", "// 甲\n" + TinyPack.rule(1), "?dryRun=true")).isProblem(412, "precondition-failed");
    }

    @Test
    void aNewFileIsMadeOnceAndAFileGoesOnce() throws IOException {
        String path = PACK + "/rules/tests/20-more.yaml";
        String text = TinyPack.cases(1);
        assertReply(create(path, text)).hasStatus(200);
        assertReply(create(path, text)).isProblem(412, "precondition-failed");
        String tag = tag(service.get(path));
        assertReply(service.send(service.request(path).header("If-Match", tag).DELETE()))
                .hasStatus(200);
        assertThat(Files.exists(file("tests/20-more.yaml"))).isFalse();
        assertReply(service.send(service.request(path).header("If-Match", tag).DELETE()))
                .isProblem(412, "precondition-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Fpolicy.yaml",
                "tests/../policy.yaml.drl%00",
                "%2e%2e/x.drl",
                ".hidden.drl",
                "a%5C..%5Cb.drl",
                "pom.xml",
                "tests/deep/er.yaml",
                "/etc/x.drl",
                "policy.yml",
                "x.drl/",
                "sub/x.drl"
            })
    void noNameLeadsOutOfThePack(String name) throws IOException {
        Service.Reply reply = create(PACK + "/rules/" + name, "x");
        assertThat(reply.status()).as(reply.text()).isIn(400, 404, 422);
        try (Stream<Path> all = Files.walk(service.rules())) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(3);
        }
    }

    @Test
    void aLinkInTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.drl"), "secret");
        Files.createSymbolicLink(file("50-link.drl"), secret);
        assertReply(service.get(PACK + "/rules/50-link.drl")).isProblem(404, "unknown-file");
        assertThat(service.get(PACK + "/rules").text()).doesNotContain("50-link");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        String large = "//" + "长".repeat(90_000) + "\n" + TinyPack.rule(1);
        assertReply(put(tag(service.get(FILE)), large, "")).isProblem(413, "too-large");
    }

    @Test
    void anEarlierRevisionIsPutBack() {
        String before = revision();
        assertReply(put(tag(service.get(FILE)), "// 新\n" + TinyPack.rule(1), ""))
                .hasStatus(200);
        Service.Reply restored = service.send(
                service.request(PACK + "/revisions/" + before + "/restore?author=%E6%9D%8E&message=%E9%80%80%E5%9B%9E")
                        .POST(BodyPublishers.noBody()));
        assertReply(restored).hasStatus(200);
        assertThat(revision()).isEqualTo(before);
        assertThat(history().get(0).get("origin").asText()).isEqualTo("restore");
        assertThat(history().get(0).get("author").asText()).isEqualTo("李");
        assertThat(service.get(FILE).text()).isEqualTo(TinyPack.rule(1));
        assertReply(service.send("POST", PACK + "/revisions/sha256:0/restore")).isProblem(404, "unknown-revision");
    }

    @Test
    void twoRevisionsAreComparedByLineRuleAndValue() {
        ObjectNode files = JsonNodeFactory.instance
                .objectNode()
                .put(
                        TinyPack.RULES,
                        TinyPack.rule(1).replace("income >= 0", "income >= 0, income < 900")
                                + "rule \"其他\"\n    @item(income)\nwhen\n    $village : Village( income >= 900 )\nthen\n"
                                + "    ledger.award($village, 9, \"收入 {income}\");\nend\n")
                .put("policy.yaml", TinyPack.policy("tiny").replace("max: 100000", "max: 90000"));
        String before = revision();
        assertReply(change(tag(service.get(PACK + "/rules")), files, "")).hasStatus(200);
        JsonNode diff = service.get(PACK + "/revisions/" + revision() + "/diff").json();
        assertThat(diff.get("from").asText()).isEqualTo(before);
        assertThat(diff.get("rules").toString())
                .isEqualTo("[{\"rule\":\"收入计分\",\"file\":\"10-score.drl\",\"line\":3,\"change\":\"changed\","
                        + "\"edits\":[{\"from\":\"\",\"to\":\", income < 900\"}]},"
                        + "{\"rule\":\"其他\",\"file\":\"10-score.drl\",\"line\":10,\"change\":\"added\"}]");
        assertThat(diff.get("values").toString())
                .isEqualTo("[{\"file\":\"policy.yaml\",\"path\":\"categories.base.items.income.max\","
                        + "\"from\":\"100000\",\"to\":\"90000\"}]");
        assertThat(diff.get("unified").asText())
                .contains(
                        "-    $village : Village( income >= 0 )\n+    $village : Village( income >= 0, income < 900 )");
        JsonNode back = service.get(PACK + "/revisions/" + before + "/diff?from=" + revision())
                .json();
        assertThat(back.at("/rules/1/change").asText()).isEqualTo("removed");
    }

    @Test
    void theHistoryIsReadPageByPage() {
        for (int i = 1; i <= 4; i++) {
            put(tag(service.get(FILE)), "// " + i + "\n" + TinyPack.rule(1), "?message=m" + i);
        }
        JsonNode first = service.get(PACK + "/revisions?pageSize=3").json();
        assertThat(first.get("revisions").findValuesAsText("message")).containsExactly("m4", "m3", "m2");
        JsonNode rest = service.get(PACK + "/revisions?pageSize=3&pageToken="
                        + first.get("nextPageToken").asText())
                .json();
        assertThat(rest.get("revisions")).hasSize(2);
        assertThat(rest.has("nextPageToken")).isFalse();
        assertReply(service.get(PACK + "/revisions?pageSize=0")).isProblem(400, "wrong-parameter");
        assertReply(service.get(PACK + "/revisions?pageToken=x")).isProblem(400, "wrong-parameter");
    }

    @Test
    void aChangeSetInTheWrongFormNamesEachFault() {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("autor", "x").put("message", "a\nb");
        body.putObject("files").put("x.txt", "").put("20.drl", 5);
        Service.Reply reply = service.send(service.request(PACK + "/changes")
                .header("Content-Type", "application/json")
                .header("If-Match", tag(service.get(PACK + "/rules")))
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(body))));
        assertReply(reply).isProblem(422, "invalid-request").namesEachFault();
        assertThat(reply.json().get("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/autor", "/message", "/files/x.txt", "/files/20.drl");
    }

    private Service.Reply put(String tag, String text, String query) {
        return service.send(service.request(FILE + query)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(text)));
    }

    private Service.Reply create(String path, String text) {
        return service.send(service.request(path)
                .header("Content-Type", "text/plain")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString(text)));
    }

    private Service.Reply change(String tag, ObjectNode files, String query) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("author", "王科长").put("message", "提高到2分");
        body.set("files", files);
        return service.send(service.request(PACK + "/changes" + query)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(body))));
    }

    private static String tag(Service.Reply reply) {
        return reply.response().headers().firstValue("ETag").orElseThrow();
    }

    private String revision() {
        return service.get(PACK).json().get("revision").asText();
    }

    private int total() {
        return service.evaluate("tiny", "?dryRun=true", TinyPack.request())
                .json()
                .at("/results/0/total")
                .asInt();
    }

    private JsonNode history() {
        return service.get(PACK + "/revisions").json().get("revisions");
    }
}
