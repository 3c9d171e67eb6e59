package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plumbline.kit.ServedPacks;
import plumbline.kit.Service;
import plumbline.kit.TinyPack;
import plumbline.text.JsonText;

/** No path and no name leads out of the folder of the packs, or to anything that is not served. */
class AttackedNamesTest {
    private static final String SECRET = "outside-of-everything";

    /** As they go over the wire: the server is to make of them what it likes. */
    private static final List<String> NAMES = List.of(
            "../outside.drl",
            "../../outside.drl",
            "../other/10-score.drl",
            "..%2foutside.drl",
            "..%2F..%2Foutside.drl",
            "%2e%2e/outside.drl",
            "%2e%2e%2foutside.drl",
            "%252e%252e%252foutside.drl",
            "..%5coutside.drl",
            "..\\outside.drl",
            "..;/outside.drl",
            "..%3b/outside.drl",
            ".;/outside.drl",
            "./../outside.drl",
            "tests/../../outside.yaml",
            "tests/..%2f..%2foutside.yaml",
            "tests//outside.yaml",
            "//outside.drl",
            "/etc/passwd",
            "%2fetc%2fpasswd",
            "file:///etc/passwd",
            "policy.yaml%00.drl",
            "outside.drl%00",
            "%c0%ae%c0%ae/outside.drl",
            "%ef%bc%8e%ef%bc%8e/outside.drl",
            "..%u2215outside.drl",
            "....//outside.drl",
            ".../outside.drl",
            ".outside.drl",
            ".git/config",
            "outside.drl%20",
            "outside.drl.",
            "outside.drl~",
            "outside.drl::$DATA",
            "%7eroot/outside.drl",
            "C:%5coutside.drl",
            "%5c%5chost%5coutside.drl",
            "a%0d%0aX-Injected:%201.drl",
            "a%0aoutside.drl",
            "x".repeat(300) + ".drl",
            "%e5%90%8d".repeat(84) + ".drl",
            "%e2%80%ae%6c%72%64.drl",
            "..%252foutside.drl",
            "%2e%2e",
            "..",
            "%2e",
            "*.drl",
            "plumbline.db",
            "signing-key.pem",
            "..%2fdata%2fsigning-key.pem",
            "../data/plumbline.db");

    /** Method and path. */
    private static final List<String> CALLS = List.of(
            "GET /api/policies/NAME",
            "GET /api/policies/NAME/rules",
            "GET /api/policies/tiny/rules/NAME",
            "PUT /api/policies/tiny/rules/NAME",
            "DELETE /api/policies/tiny/rules/NAME",
            "GET /api/policies/tiny/revisions/sha256:0/rules/NAME",
            "GET /api/evaluations/NAME",
            "GET /docs/assets/NAME");

    @RegisterExtension
    private final ServedPacks service = ServedPacks.forEach(rules -> {
        TinyPack.write(rules, "tiny", 1);
        TinyPack.write(rules, "other", 1);
        for (String name : List.of("outside.drl", "outside.yaml")) {
            Files.writeString(rules.resolveSibling(name), SECRET);
        }
    });

    /** All files below, but for those of the store. */
    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Path top = service.rules().getParent();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(top.resolve("data")))
                    .toList()) {
                files.put(top.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    private String send(String method, String path) {
        byte[] body = method.equals("PUT") ? TinyPack.rule(7).getBytes(StandardCharsets.UTF_8) : new byte[0];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write((method + " " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIf-None-Match: *\r\nContent-Type: text/plain\r\nContent-Length: "
                                    + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void noPathLeadsAnywhereElse() throws IOException {
        SortedMap<String, String> before = files();
        List<String> wrong = new ArrayList<>();
        for (String call : CALLS) {
            for (String name : NAMES) {
                String[] parts = call.replace("NAME", name).split(" ", 2);
                String answer = send(parts[0], parts[1]);
                boolean isRefused = answer.matches("(?s)HTTP/1.1 4\\d\\d .*")
                        && answer.contains("application/problem+json")
                        && !answer.contains("\r\nX-Injected");
                // A path that leads back to what is served is as good as that one.
                boolean isServed = parts[0].equals("GET") && answer.matches("(?s)HTTP/1.1 (200|304) .*");
                if (!(isRefused || isServed) || answer.contains(SECRET) || answer.contains("root:x:")) {
                    wrong.add(parts[0] + " " + parts[1] + ": "
                            + answer.lines().findFirst().orElse("no answer"));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void noNameInAChangeLeadsAnywhereElse() throws IOException {
        SortedMap<String, String> before = files();
        List<String> wrong = new ArrayList<>();
        for (String name : NAMES) {
            for (String each : List.of(name, URLDecoder.decode(printable(name), StandardCharsets.UTF_8))) {
                ObjectNode change = JsonNodeFactory.instance.objectNode().put("author", "a");
                change.putObject("files").put(each, TinyPack.rule(7));
                Service.Reply reply = service.post(
                        "tiny/changes",
                        "application/json",
                        BodyPublishers.ofByteArray(JsonText.bytes(change)),
                        "If-Match",
                        "*");
                // A member's name that is too long is refused before anybody asks what it names.
                if (reply.status() != 422 && reply.status() != 400) {
                    wrong.add(each + ": " + reply.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    /** What cannot be decoded is taken as it is. */
    private static String printable(String name) {
        return name.contains("%u") ? URLEncoder.encode(name, StandardCharsets.UTF_8) : name;
    }
}
