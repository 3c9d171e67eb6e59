package plumbline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the command line in this process, with what it prints kept apart. */
public final class Shell {
    /** What a command came to. */
    public record Ran(int status, String out, String err) {}

    private Shell() {}

    public static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }
}
