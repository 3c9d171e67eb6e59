package plumbline.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import plumbline.text.JsonText;

/** Speaks to a service over HTTP. */
public abstract class ServiceClient {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Where the service listens. */
    public abstract int port();

    public Service.Reply get(String path) {
        return send(request(path).GET());
    }

    public Service.Reply send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Asks for an evaluation; the query begins with its question mark or is empty. */
    public Service.Reply evaluate(String policy, String query, JsonNode request) {
        return evaluate(policy + "/evaluations" + query, JsonText.bytes(request));
    }

    public Service.Reply evaluate(String path, byte[] body) {
        return post(path, "application/json", BodyPublishers.ofByteArray(body));
    }

    /** The same in chunks, without saying how long the body is. */
    public Service.Reply evaluateInChunks(String path, byte[] body) {
        return post(path, "application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    public Service.Reply post(String path, String contentType, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request("/api/policies/" + path).header("Content-Type", contentType);
        return send((headers.length == 0 ? request : request.headers(headers)).POST(body));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public Service.Reply send(HttpRequest.Builder request) {
        try {
            return new Service.Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
