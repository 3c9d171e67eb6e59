package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import plumbline.evaluation.Explain;
import plumbline.rules.Versions;
import plumbline.store.StoreFailed;
import plumbline.text.Text;

/** The command line. */
@Command(
        name = "plumbline",
        description =
                "准绳：按可编辑的规则评分、排名、分配，并说明理由。%nScores, ranks and allocates by rules that people can edit, and says why.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            EvaluateCommand.class,
            BatchCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            TestCommand.class,
            TranslateCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            ReadingsCommand.class,
            ImpactCommand.class,
            KeyCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs the command and exits with its status: 0 fine, 1 the work found something wrong, 2 a wrong call. */
    public static void main(String[] args) {
        // The engine spells names of Java by the process's locale: in Turkish, rules on an indicator with i fail.
        Locale.setDefault(Locale.ROOT);
        // It reads what it generates in the process's encoding as well: in another, rules with Chinese names fail.
        if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
            System.err.println(new Text(
                            "请用 ./plumbline 启动，或给 java 加上 -Dfile.encoding=UTF-8",
                            "start it with ./plumbline, or give java the option -Dfile.encoding=UTF-8")
                    .both());
            System.exit(ExitStatus.USAGE);
        }
        System.exit(commandLine().execute(args));
    }

    /** The command line, with its standard output and standard error in UTF-8. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A configuration file (@FILE) says what holds unless the call says otherwise.
        Objects.requireNonNull(line.getSubcommands().get("serve")).setOverwrittenOptionsAllowed(true);
        line.setUsageHelpWidth(100);
        line.registerConverter(Explain.class, Main::explain);
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof CallException call) {
                command.getErr().println(call.getMessage());
                return ExitStatus.USAGE;
            }
            if (failure instanceof IOException || failure instanceof UncheckedIOException) {
                command.getErr().println(new Text("读写失败：", "failed to read or write: ").both() + failure.getMessage());
                return ExitStatus.WRONG;
            }
            if (failure instanceof StoreFailed) {
                command.getErr()
                        .println(new Text("存储不可用：", "the store is not available: ").both() + failure.getMessage());
                return ExitStatus.WRONG;
            }
            throw failure;
        });
        return line;
    }

    private static Explain explain(String code) {
        Explain explain = Explain.of(code);
        if (explain == null) {
            throw new CommandLine.TypeConversionException(
                    new Text("可写 " + Explain.codes(), "must be one of " + Explain.codes()).both());
        }
        return explain;
    }

    /** The version that the program was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"plumbline " + Versions.CURRENT.service()};
        }
    }
}
