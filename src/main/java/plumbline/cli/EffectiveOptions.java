package plumbline.cli;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a command works with, whether the call, a file, the environment or nobody has said so. Stateless. */
final class EffectiveOptions {
    private EffectiveOptions() {}

    /** Every option and its value; of what is secret only that it is there. */
    static Map<String, String> of(CommandSpec command) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                Object value = option.getValue();
                String text = value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                        : String.valueOf(value);
                options.put(option.longestName().substring(2), hidden(text));
            }
        }
        return options;
    }

    private static String hidden(String text) {
        // What follows the host of a webhook may be what lets one in there.
        return text.replaceAll("(https?://[^/,]+/)[^,]+", "$1***")
                .replaceAll("(?i)((?:password|secret)[^=&?]*=)[^&]*", "$1***");
    }
}
