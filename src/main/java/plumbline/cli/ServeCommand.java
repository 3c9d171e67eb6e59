package plumbline.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.audit.Audit;
import plumbline.http.Plumbline;
import plumbline.http.ServerOptions;
import plumbline.http.access.Doorkeeper;
import plumbline.http.access.Keys;
import plumbline.http.access.Role;
import plumbline.http.access.Sessions;
import plumbline.store.Store;
import plumbline.text.Text;

/** {@code plumbline serve}. */
@Command(
        name = "serve",
        description = "启动服务，直到被终止。Starts the service and runs until it is stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Mixin
    private RulesOption rules = new RulesOption();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "监听地址，缺省只限本机。Address to listen on; default: this machine only.")
    private String host = "";

    @Option(names = "--port", defaultValue = "8080", description = "端口，0 为任一空闲端口。Port; 0 for any free port.")
    private int port;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "服务的名字，如代理后面的域名，可写多次；用别的名字访问会被拒绝。What the service is called, such as"
                    + " the domain of a proxy before it; may be given more than once. Other names are refused.")
    private List<String> names = List.of();

    @Option(
            names = "--stop-seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "停止时最多等多少秒，让处理中的请求答复完；缺省 60。How long requests in flight may go on when the"
                    + " service stops; default: 60.")
    private int stopSeconds;

    @Option(
            names = "--open",
            description = "不要钥匙，即使有；只限本机地址。Needs no key, even if there are keys; on this machine's own address only.")
    private boolean open;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = rules.path();
        checkAddress();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Store store = data.open();
                Plumbline service = started(folder, audit(store))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped)));
            String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + service.port();
            printFirstKey(store, address);
            spec.commandLine().getOut().println(address);
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** On this machine's own address, who is on the machine is let in until there is a key; elsewhere nobody is without. */
    private Doorkeeper.Need need() {
        if (open) {
            return Doorkeeper.Need.NEVER;
        }
        return isLocal() ? Doorkeeper.Need.ONCE_THERE_IS_ONE : Doorkeeper.Need.ALWAYS;
    }

    private boolean isLocal() {
        InetAddress address = new InetSocketAddress(host, port).getAddress();
        return address != null && address.isLoopbackAddress();
    }

    /** A service that others can reach and that has no key yet gets one for its administrator, which is shown this once. */
    private void printFirstKey(Store store, String address) {
        Keys keys = new Keys(store);
        String secret = need() == Doorkeeper.Need.ALWAYS && keys.list().isEmpty()
                ? keys.add("admin", Set.of(Role.ADMIN), Set.of())
                : null;
        if (secret != null) {
            spec.commandLine()
                    .getErr()
                    .println(new Text("管理员的钥匙，只显示这一次：", "the administrator's key, shown this once: ").both() + secret);
            spec.commandLine()
                    .getErr()
                    .println(new Text("在浏览器里打开即登录，只能用一次：", "to sign in with a browser, open this, which works once: ")
                                    .both()
                            + address + "/sign-in?ticket=" + new Sessions(store).ticket("admin"));
        }
    }

    /** The process ends when this returns: only once the work in hand is done. */
    private static void end(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports what keeps the service from listening before spending time on compiling the packs. */
    private void checkAddress() {
        if (open && !isLocal()) {
            throw new CallException(
                    "--open 只能用于本机地址，不能用于 " + host, "--open is for this machine's own address, not for " + host);
        }
        if (stopSeconds < 0) {
            throw new CallException("--stop-seconds 不能是负数", "--stop-seconds must not be negative");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new CallException("端口应为 0 到 " + MAX_PORT, "a port must be a number from 0 to " + MAX_PORT);
        }
        try (ServerSocket trial = new ServerSocket()) {
            trial.bind(new InetSocketAddress(host, port));
        } catch (IOException refused) {
            throw cannotListen(refused);
        }
    }

    private Plumbline started(Path folder, Audit audit) throws IOException, InterruptedException {
        try {
            return Plumbline.start(
                    folder,
                    audit,
                    new ServerOptions(host, port, Set.copyOf(names), need(), Duration.ofSeconds(stopSeconds)));
        } catch (BindException refused) {
            throw cannotListen(refused);
        }
    }

    private CallException cannotListen(IOException refused) {
        String why = refused.getMessage();
        return new CallException(
                "不能监听 " + host + ":" + port + "（" + why + "）：端口已被占用、没有这个地址，或没有权限用 1024 以下的端口；用 --port 换一个端口，或改 --host",
                "cannot listen on " + host + ":" + port + " (" + why
                        + "): the port is in use, there is no such address, or a port below 1024 needs privileges; choose"
                        + " another with --port, or another --host");
    }

    private Audit audit(Store store) {
        try {
            return Audit.open(store, data.path());
        } catch (IOException unusable) {
            Text reason = FolderFault.of(unusable);
            throw new CallException(
                    "签名密钥不能用（" + reason.zh() + "）；改好 --data 文件夹的权限，或从备份恢复密钥",
                    "the signing key cannot be used (" + reason.en()
                            + "); fix the permissions of the --data folder, or restore the key from a backup");
        }
    }
}
