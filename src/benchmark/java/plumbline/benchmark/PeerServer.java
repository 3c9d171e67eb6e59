package plumbline.benchmark;

import io.javalin.Javalin;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bare Javalin around a peer; around {@code nothing}, one that parses each request and writes the same bytes each time.
 * Prints its port when it answers.
 */
public final class PeerServer {
    private PeerServer() {}

    public static void main(String[] args) throws Exception {
        Peer peer = args[0].equals("nothing") ? null : Peer.of(args[0]);
        byte[] always = args.length > 1 ? Files.readAllBytes(Path.of(args[1])) : new byte[0];
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/", ctx -> {
                byte[] body = ctx.bodyAsBytes();
                byte[] answer = peer == null ? same(body, always) : peer.answer(body);
                ctx.contentType("application/json").result(answer);
            });
        });
        javalin.start("127.0.0.1", 0);
        System.out.println(javalin.port());
    }

    private static byte[] same(byte[] body, byte[] always) throws Exception {
        if (body.length > 0) {
            Scheme.read(body);
        }
        return always;
    }
}
