package plumbline.http;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.stream.Stream;
import plumbline.http.access.Access;
import plumbline.http.access.Doorkeeper;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.RequestLog;

/**
 * What the service answers to a method on a path.
 *
 * @param access whose keys open it
 * @param types the media types that the answer can have, the usual one first
 */
record Route(HandlerType method, String path, Access access, List<String> types, Handler handler) {
    /** HEAD is answered as GET is, and the server leaves the body out. */
    Stream<Endpoint> endpoints(Doorkeeper doorkeeper) {
        return (method.equals(GET) ? Stream.of(GET, HEAD) : Stream.of(method))
                .map(each -> new Endpoint(each, path, ctx -> answer(ctx, doorkeeper)));
    }

    private void answer(Context ctx, Doorkeeper doorkeeper) throws Exception {
        RequestLog.route(ctx, path);
        doorkeeper.admit(ctx, access);
        Accept.choose(ctx, types);
        handler.handle(ctx);
    }
}
