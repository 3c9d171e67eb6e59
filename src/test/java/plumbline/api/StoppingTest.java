package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plumbline.intake.Limits;
import plumbline.kit.Service;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.text.JsonText;

/** How the service comes to its end. */
class StoppingTest {
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aRequestInFlightIsAnsweredBeforeTheServiceStops() throws Exception {
        byte[] body = JsonText.bytes(bigRequest());
        Service service = Service.ofPacks();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(head(body.length).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // The service asks for the body only when it has begun to work on the request.
            assertThat(new String(in.readNBytes(CONTINUE.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(CONTINUE);
            out.write(body);
            out.flush();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
            String reply = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            stopped.get(30, TimeUnit.SECONDS);
            assertThat(reply).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(sizeIn(reply)).isEqualTo(Limits.MAX_SUBJECTS);
        }
    }

    /** As many banks as are allowed, so that the work is not done before the service is told to stop. */
    private static JsonNode bigRequest() {
        ShangraoRequest request = new ShangraoRequest();
        for (int i = 0; i < Limits.MAX_SUBJECTS; i++) {
            request.bank("b" + i, "satisfaction", "3");
        }
        return request.json();
    }

    private static int sizeIn(String reply) throws IOException {
        String body = reply.substring(reply.indexOf("\r\n\r\n") + 4);
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(body)
                .at("/cohort/size")
                .asInt();
    }

    private static String head(int length) {
        return "POST /api/policies/" + Street.SHANGRAO + "/evaluations?dryRun=true HTTP/1.1\r\n"
                + "Host: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
