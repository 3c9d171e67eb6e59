package plumbline.http.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import plumbline.text.Text;

/**
 * The end of the service. Whoever comes afterwards is sent away; what is at work goes on for as long as it is given, of which
 * the last fifth is for saying to those who are not done that the service is stopping. Thread-safe.
 */
public final class Stopping extends GracefulHandler {
    private static final int PARTS = 5;
    private static final String RETRY_SECONDS = "5";
    private static final long LOOK_MILLIS = 200;
    private static final long IDLE_MILLIS = 1_000;

    private final List<Runnable> last = new CopyOnWriteArrayList<>();
    private final Set<EndPoint> working = ConcurrentHashMap.newKeySet();
    private volatile boolean isOver;

    /** Does this when time is nearly over. */
    void before(Runnable end) {
        last.add(end);
    }

    /**
     * Begins the end.
     *
     * @param time from now after which what still goes on is cut off
     */
    public void begin(Duration time) {
        for (Connector connector : getServer().getConnectors()) {
            if (connector instanceof AbstractConnector each) {
                // Otherwise whoever sends nothing for a second is cut off, in the middle of a body too.
                each.setShutdownIdleTimeout(time.toMillis());
            }
        }
        long end = System.nanoTime() + time.minus(time.dividedBy(PARTS)).toNanos();
        Thread waiting = new Thread(() -> end(end), "stopping");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void end(long end) {
        try {
            while (System.nanoTime() < end && !getServer().isStopped()) {
                closeIdle();
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        isOver = true;
        last.forEach(Runnable::run);
    }

    /** Connections on which nothing is at work are not waited for. */
    private void closeIdle() {
        for (Connector connector : getServer().getConnectors()) {
            connector.getConnectedEndPoints().stream()
                    .filter(client -> !working.contains(client))
                    .forEach(client -> client.setIdleTimeout(IDLE_MILLIS));
        }
    }

    /** Whether what has not ended by itself is to end now. */
    public boolean isOver() {
        return isOver;
    }

    /** What those are told who are not answered any more. */
    public static HttpProblem problem() {
        return HttpProblem.of(
                        503,
                        "stopping",
                        new Text(
                                "服务正在停止，这个请求没有办理；请稍后重试",
                                "The service is stopping and did not do this; try again later"))
                .retryAfter(RETRY_SECONDS);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isShutdown()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            ProtocolErrors.write(problem(), response, callback);
            return true;
        }
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        working.add(client);
        Request.addCompletionListener(request, failure -> working.remove(client));
        return super.handle(request, response, callback);
    }
}
