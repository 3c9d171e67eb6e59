package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.http.Server;
import plumbline.library.PolicyLibrary;

/** {@code plumbline serve}. */
@Command(
        name = "serve",
        description = "启动服务，直到被终止。Starts the service and runs until it is ended.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules = new RulesOption();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "监听地址，缺省只限本机。Address to listen on; by default this machine only.")
    private String host = "";

    @Option(names = "--port", defaultValue = "8080", description = "端口，0 为任一空闲端口。Port; 0 for any free one.")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        PolicyLibrary library = rules.load(List.of());
        library.shelves().stream()
                .filter(shelf -> shelf.pack() == null)
                .forEach(shelf -> err.print(RulesOption.findings(shelf)));
        err.flush();
        Server server = started(library);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        spec.commandLine()
                .getOut()
                .println("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
        stopped.await();
        return 0;
    }

    private Server started(PolicyLibrary library) {
        try {
            return Server.start(library, host, port);
        } catch (BindException taken) {
            throw new CallException(
                    "不能监听 " + host + ":" + port + "（端口已被占用，或没有这个地址）；用 --port 换一个端口",
                    "cannot listen on " + host + ":" + port
                            + " (the port is taken, or there is no such address); choose another with --port");
        }
    }
}
