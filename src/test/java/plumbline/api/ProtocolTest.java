package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.Service;
import plumbline.kit.ServiceClient;
import plumbline.kit.Street;

/** Requests that are no good HTTP get a problem as well. */
class ProtocolTest {
    private static final String POST = "POST /api/policies/" + Street.SHANGRAO
            + "/evaluations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";

    private static final ServiceClient service = Service.shared();

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void aBodyThatBreaksOffIsTheClientsFault(String rest) throws IOException {
        assertThat(answer(POST + rest)).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/policies/%zz", "/api/policies/%00"})
    void aMalformedPathIsAProblem(String path) throws IOException {
        assertThat(answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 20_000})
    void tooLongAHeaderIsAProblem(int length) throws IOException {
        assertThat(answer("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + "x".repeat(length)
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/api/policies", "/api/policies/no-such-policy"})
    void headIsAnsweredAsGetWithoutABody(String path) throws IOException {
        String got = answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String head = answer("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(head).startsWith(got.substring(0, got.indexOf("\r\n"))).endsWith("\r\n\r\n");
        assertThat(got).doesNotEndWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "127.0.0.1:8080, 200",
        "[::1]:80, 200",
        "localhost:1, 200",
        "LOCALHOST, 200",
        "evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "localhost.evil.example:80, 421"
    })
    void aNameOfOthersIsNotAnsweredTo(String host, int status) throws IOException {
        assertThat(answer("GET /api/policies HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: same-origin, 400",
        "Origin: https://evil.example, 403",
        "Origin: null, 403",
        "Origin: http://localhost, 400"
    })
    void anotherSiteChangesAndEvaluatesNothing(String header, int status) throws IOException {
        assertThat(answer(POST + header + "\r\nContent-Length: 1\r\n\r\n{")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void theBeginningOfAPolicysNameIsEnoughToSuggestIt() throws IOException {
        assertThat(answer("GET /api/policies/shangrao HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("did you mean " + Street.SHANGRAO);
    }

    @Test
    void aRefusedMethodNamesThoseThatAreTaken() {
        assertThat(service.send("DELETE", "/healthz").response().headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
    }

    @Test
    void theErrorsOfOneRequestAreBounded() {
        for (MalformedBody body : OversizedBodies.all()) {
            if (body.fault().contains("one hash")) {
                assertThat(service.evaluate(Street.SHANGRAO + "/evaluations", body.bytes())
                                .response()
                                .body())
                        .hasSizeLessThan(1_000_000);
            }
        }
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
