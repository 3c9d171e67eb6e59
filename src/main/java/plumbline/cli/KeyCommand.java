package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.http.access.Keys;
import plumbline.http.access.Role;
import plumbline.store.Store;
import plumbline.text.Text;

/** {@code plumbline key}. */
@Command(
        name = "key",
        description = "API 钥匙：新建、列出、作废。服务在运行时用 /api/keys。API keys: add, list, revoke. While the service runs, use"
                + " /api/keys.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyCommand.Add.class, KeyCommand.ListAll.class, KeyCommand.Revoke.class})
final class KeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "key add | key list | key revoke");
    }

    /** {@code plumbline key add}. */
    @Command(
            name = "add",
            description = "新建一把钥匙；只显示这一次。Makes a key, which is shown this once.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "钥匙的名字，写进每条记录。The key's name, which stands in every record.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                arity = "1..*",
                paramLabel = "ROLE",
                description = "reader、integrator、author、approver、auditor、admin，可写多个。May be several.")
        private List<String> roles = List.of();

        @Option(
                names = "--policy",
                arity = "1..*",
                paramLabel = "POLICY",
                description = "只用于这些方案；缺省为全部。The policies that it is for; default: all.")
        private List<String> policies = List.of();

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            Set<Role> known = EnumSet.noneOf(Role.class);
            for (String code : roles) {
                known.add(Role.of(code)
                        .orElseThrow(() -> new CallException(
                                "没有角色 " + code + "；可用：" + Role.codes(),
                                "there is no role " + code + "; there are: " + Role.codes())));
            }
            if (!Keys.isName(name)) {
                throw new CallException(
                        "名字应为 1 至 64 个字母、数字、点或连字符", "a name has 1 to 64 letters, digits, dots or hyphens");
            }
            try (Store store = data.open()) {
                String secret = new Keys(store).add(name, known, Set.copyOf(policies), null);
                if (secret == null) {
                    throw new CallException("已经有过名为 " + name + " 的钥匙", "there is, or was, a key of the name " + name);
                }
                spec.commandLine().getOut().println(secret);
                spec.commandLine().getErr().println(new Text("请收好，不会再显示", "keep it; it is not shown again").both());
                return 0;
            }
        }
    }

    /** {@code plumbline key list}. */
    @Command(name = "list", description = "列出所有钥匙。Lists all keys.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Store store = data.readOnly()) {
                for (Keys.Key key : new Keys(store).list()) {
                    String roles = key.roles().stream().map(Role::code).sorted().collect(Collectors.joining(","));
                    String policies = key.policies().isEmpty()
                            ? "*"
                            : key.policies().stream().sorted().collect(Collectors.joining(","));
                    out.println(key.name() + "  " + roles + "  " + policies + "  " + key.created()
                            + (key.revoked() == null ? "" : new Text("  作废 ", "  revoked ").both() + key.revoked()));
                }
            }
            return 0;
        }
    }

    /** {@code plumbline key revoke}. */
    @Command(name = "revoke", description = "作废一把钥匙。Revokes a key.", mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "钥匙的名字。The key's name.")
        private String name = "";

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public Integer call() {
            try (Store store = data.open()) {
                if (!new Keys(store).revoke(name, null)) {
                    throw new CallException("没有名为 " + name + " 的有效钥匙", "there is no key " + name + " that holds");
                }
            }
            return 0;
        }
    }
}
