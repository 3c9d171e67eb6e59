package plumbline.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
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
import plumbline.http.event.Webhooks;
import plumbline.http.exchange.Origins;
import plumbline.log.LogSettings;
import plumbline.store.Store;
import plumbline.text.Text;

/** {@code plumbline serve}. */
@Command(
        name = "serve",
        description = "启动服务，直到被终止。Starts the service and runs until it is stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final int MAX_PORT = 65_535;

    @Mixin
    private RulesOption rules = new RulesOption();

    @Option(
            names = "--host",
            defaultValue = "${env:PLUMBLINE_HOST:-127.0.0.1}",
            description = "监听地址，缺省只限本机。Address to listen on; default: this machine only.")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "${env:PLUMBLINE_PORT:-8080}",
            description = "端口，0 为任一空闲端口。Port; 0 for any free port.")
    private int port;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "${env:PLUMBLINE_NAME:-}",
            description = "服务的名字，如代理后面的域名，可写多次；用别的名字访问会被拒绝。What the service is called, such as"
                    + " the domain of a proxy before it; may be given more than once. Other names are refused.")
    private Set<String> names = Set.of();

    @Option(
            names = "--stop-seconds",
            paramLabel = "N",
            defaultValue = "${env:PLUMBLINE_STOP_SECONDS:-60}",
            description = "停止时最多等多少秒，让处理中的请求答复完；缺省 60。How long requests in flight may go on when the"
                    + " service stops; default: 60.")
    private int stopSeconds;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:PLUMBLINE_LOG_FORMAT:-text}",
            description = "日志的样子：text 或 json，缺省 text。What the log looks like: text or json; default: text.")
    private LogSettings.Format logFormat = LogSettings.Format.TEXT;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = "${env:PLUMBLINE_ALLOW_ORIGIN:-}",
            description = "可从浏览器使用服务的别的网站，如 https://portal.example.cn；缺省没有。Other sites whose pages may use the"
                    + " service from a browser; default: none.")
    private Set<String> origins = Set.of();

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            defaultValue = "${env:PLUMBLINE_REQUESTS_PER_MINUTE:-0}",
            description = "每把钥匙每分钟最多用多少次，缺省 0 为不限。How often each key may be used in a minute; default: 0, for"
                    + " any number.")
    private int perMinute;

    @Mixin
    private WebhookOptions webhooks = new WebhookOptions();

    @Option(
            names = "--open",
            defaultValue = "${env:PLUMBLINE_OPEN:-false}",
            description = "不要钥匙，即使有；只限本机地址。Needs no key, even if there are keys; on this machine's own address only.")
    private boolean open;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogSettings.use(logFormat);
        Path folder = rules.path();
        names.remove("");
        origins.remove("");
        checkAddress();
        Webhooks.Receivers receivers = webhooks.receivers();
        LoggingEventBuilder configuration = LOG.atInfo();
        for (Map.Entry<String, String> option : EffectiveOptions.of(spec).entrySet()) {
            configuration = configuration.addKeyValue(option.getKey(), option.getValue());
        }
        configuration.log("配置 / configuration:");
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Store store = data.open();
                Plumbline service = started(folder, audit(store), receivers)) {
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
                ? keys.add("admin", Set.of(Role.ADMIN), Set.of(), null)
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
        for (String origin : origins) {
            if (!Origins.isOrigin(origin)) {
                throw new CallException(
                        "--allow-origin 应写成 https://主机 或 https://主机:端口，不是 " + origin,
                        "--allow-origin must be https://host or https://host:port, not " + origin);
            }
        }
        if (perMinute < 0) {
            throw new CallException("--requests-per-minute 不能是负数", "--requests-per-minute must not be negative");
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

    private Plumbline started(Path folder, Audit audit, Webhooks.Receivers receivers)
            throws IOException, InterruptedException {
        try {
            return Plumbline.start(
                    folder,
                    audit,
                    new ServerOptions(
                            host, port, names, origins, need(), perMinute, receivers, Duration.ofSeconds(stopSeconds)));
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
