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
        HttpProblem problem =
                switch (response.getStatus()) {
                    case 408 ->
                        HttpProblem.of(
                                408, "request-timeout", new Text("请求太久没有传完", "The request did not arrive in time"));
                    case 414 -> HttpProblem.of(414, "uri-too-long", new Text("网址太长", "The URL is too long"));
                    case 431 ->
                        HttpProblem.of(
                                431,
                                "headers-too-large",
                                new Text(
                                        "请求头太长，总共不能超过 8 KB",
                                        "The request headers are too large; together they may have 8 KB"));
                    case 500, 503 ->
                        HttpProblem.of(
                                response.getStatus(),
                                "internal-error",
                                new Text("服务内部出错，已记入日志", "The service failed; see the log for details"));
                    default ->
                        HttpProblem.of(
                                response.getStatus(),
                                "malformed-http",
                                new Text("请求不是有效的 HTTP", "The request is not valid HTTP"));
                };
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
