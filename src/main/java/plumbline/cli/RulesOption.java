package plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.library.PolicyLibrary;
import plumbline.library.Shelf;
import plumbline.policy.Finding;
import plumbline.policy.NearestName;

/** {@code --rules}, for every command that works on packs. */
final class RulesOption {
    /** Set by the launcher: the folder that it stands in. */
    private static final String HOME = "plumbline.home";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "方案所在文件夹，缺省为 rules。The folder of the packs; by default rules.")
    private @Nullable Path folder;

    /** The folder, which must be there. */
    Path path() {
        Path rules = folder == null ? standard() : folder;
        if (!Files.isDirectory(rules)) {
            throw new CallException("没有文件夹 " + rules, "there is no folder " + rules);
        }
        return rules;
    }

    /** The packs, all or those named. */
    PolicyLibrary load(Collection<String> policies) throws IOException {
        Path rules = path();
        PolicyLibrary library = PolicyLibrary.load(rules, policies);
        for (String policy : policies) {
            if (library.shelf(policy) == null) {
                throw unknown(policy, PolicyLibrary.names(rules));
            }
        }
        return library;
    }

    private static CallException unknown(String policy, List<String> known) {
        String nearest = NearestName.to(policy, known);
        return nearest == null
                ? new CallException(
                        "没有方案 " + policy + "；现有：" + String.join("、", known),
                        "there is no policy " + policy + "; there are: " + String.join(", ", known))
                : new CallException(
                        "没有方案 " + policy + "，是不是 " + nearest + "？",
                        "there is no policy " + policy + "; did you mean " + nearest + "?");
    }

    /** {@code rules} here, else beside the launcher. */
    private static Path standard() {
        Path here = Path.of("rules");
        String home = System.getProperty(HOME);
        return Files.isDirectory(here) || home == null ? here : Path.of(home, "rules");
    }

    /** The faults of a pack, as lines. */
    static String findings(Shelf shelf) {
        return findings(shelf.id(), shelf.findings());
    }

    /** The faults of a pack's files, as lines. */
    static String findings(String pack, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(
                finding -> text.append(pack).append('/').append(finding).append('\n'));
        return text.toString();
    }
}
