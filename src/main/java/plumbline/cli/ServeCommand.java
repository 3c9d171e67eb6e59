package plumbline.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.audit.Audit;
import plumbline.http.Server;
import plumbline.library.Activator;
import plumbline.library.FolderWatch;
import plumbline.store.Store;

/** {@code plumbline serve}. */
@Command(
        name = "serve",
        description = "启动服务，直到被终止。Starts the service and runs until it is ended.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private static final long FIRST_LOOK_MILLIS = 30_000;
    private static final long LOOK_AGAIN_MILLIS = 200;

    @Mixin
    private RulesOption rules = new RulesOption();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "监听地址，缺省只限本机。Address to listen on; by default this machine only.")
    private String host = "";

    @Option(names = "--port", defaultValue = "8080", description = "端口，0 为任一空闲端口。Port; 0 for any free one.")
    private int port;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = rules.path();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Store store = data.open()) {
            Activator activator = Activator.open(folder, store);
            Audit audit = Audit.open(store, data.path());
            Thread hook = new Thread(() -> end(stop, stopped));
            try (Server server = started(activator, audit);
                    FolderWatch watch = new FolderWatch(folder, activator)) {
                lookAtAll(activator);
                watch.start();
                Runtime.getRuntime().addShutdownHook(hook);
                spec.commandLine()
                        .getOut()
                        .println("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
                stop.await();
            }
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** Every policy serves something when this returns; an edit that takes long to try is not waited for. */
    private static void lookAtAll(Activator activator) throws InterruptedException {
        Thread looking = new Thread(
                () -> {
                    try {
                        activator.lookAtAll();
                    } catch (IOException unreadable) {
                        // The watch says so, and looks again.
                        LOG.debug("the folder of the packs cannot be read", unreadable);
                    }
                },
                "rules-first-look");
        looking.setDaemon(true);
        looking.start();
        looking.join(FIRST_LOOK_MILLIS);
        while (looking.isAlive() && activator.hasUntried()) {
            looking.join(LOOK_AGAIN_MILLIS);
        }
    }

    /** The process ends when this returns: not before what is at work has come to its end. */
    private static void end(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Server started(Activator activator, Audit audit) {
        try {
            return Server.start(activator, audit, host, port);
        } catch (BindException taken) {
            throw new CallException(
                    "不能监听 " + host + ":" + port + "（端口已被占用，或没有这个地址）；用 --port 换一个端口",
                    "cannot listen on " + host + ":" + port
                            + " (the port is taken, or there is no such address); choose another with --port");
        }
    }
}
