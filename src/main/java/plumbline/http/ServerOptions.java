package plumbline.http;

import java.time.Duration;
import java.util.Set;
import plumbline.http.access.Doorkeeper;
import plumbline.http.event.Webhooks;

/**
 * How the service is reached, and how it ends.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param names what the service is called besides by its address, such as behind a proxy
 * @param origins other sites whose pages may use it from a browser
 * @param need when a key is needed
 * @param perMinute how often each key may be used in a minute; 0 for as often as one likes
 * @param webhooks who is told of every event
 * @param stop how long requests in flight may go on when the service stops
 */
public record ServerOptions(
        String host,
        int port,
        Set<String> names,
        Set<String> origins,
        Doorkeeper.Need need,
        int perMinute,
        Webhooks.Receivers webhooks,
        Duration stop) {
    private static final Duration SHORT_STOP = Duration.ofSeconds(10);

    public ServerOptions {
        names = Set.copyOf(names);
        origins = Set.copyOf(origins);
    }

    /** On this machine only, on any free port. */
    public static ServerOptions local() {
        return new ServerOptions(
                "127.0.0.1",
                0,
                Set.of(),
                Set.of(),
                Doorkeeper.Need.ONCE_THERE_IS_ONE,
                0,
                Webhooks.Receivers.NONE,
                SHORT_STOP);
    }
}
