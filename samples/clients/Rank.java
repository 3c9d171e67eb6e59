import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Posts a sample and prints the ranking. Needs nothing but JDK 17, in the folder that holds samples:
 *
 * <pre>java samples/clients/Rank.java [URL]</pre>
 *
 * The service is by default http://127.0.0.1:8080; PLUMBLINE_KEY is a key, once it has any.
 */
public final class Rank {
    private static final String POLICY = "shangrao-deposit-contribution";
    private static final int ATTEMPTS = 5;

    private Rank() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String url = arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + "/api/policies/" + POLICY + "/evaluations?trial=true"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Accept", "text/csv")
                // However often it has to be sent, it is evaluated once.
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofFile(Path.of("samples", POLICY, "request.json")));
        String key = System.getenv("PLUMBLINE_KEY");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> answer = send(request.build());
        System.out.println(answer.body());
        if (answer.statusCode() >= 400) {
            System.exit(1);
        }
    }

    /** Sends the request, again when the service is busy. */
    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            boolean isBusy = answer.statusCode() == 429 || answer.statusCode() == 503;
            if (!isBusy || attempt == ATTEMPTS) {
                return answer;
            }
            Thread.sleep(Duration.ofSeconds(
                            answer.headers().firstValueAsLong("Retry-After").orElse(1))
                    .toMillis());
        }
    }
}
