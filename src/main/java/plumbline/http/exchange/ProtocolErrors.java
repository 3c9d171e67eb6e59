package plumbline.http.exchange;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import plumbline.text.Text;

/** Answers what is no good HTTP, which no route ever sees, in the form of every other problem. */
public final class ProtocolErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpProblem problem = HttpProblem.of(
                response.getStatus(), "malformed-http", new Text("请求不是有效的 HTTP", "The request is not valid HTTP"));
        write(problem, response, callback);
        return true;
    }

    /** Answers a request that no route has seen. */
    static void write(HttpProblem problem, Response response, Callback callback) {
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        if (problem.retrySeconds() != null) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, problem.retrySeconds());
        }
        Content.Sink.write(response, true, problem.body().toString(), callback);
    }
}
