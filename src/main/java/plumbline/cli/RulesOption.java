package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.library.RulesFolder;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.trial.ForEachParallel;
import plumbline.library.trial.KeptFiles;
import plumbline.library.trial.KeptTrials;
import plumbline.library.trial.Trial;
import plumbline.text.CodePointOrder;
import plumbline.text.NearestName;

/** {@code --rules}, for every command that works on packs. */
final class RulesOption {
    /** Set by the launcher: the folder that it stands in. */
    private static final String HOME = "plumbline.home";

    private static final Path NONE = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            defaultValue = "${env:PLUMBLINE_RULES:-}",
            description = "方案所在文件夹，缺省为 rules。The folder of the packs; default: rules.")
    private Path folder = NONE;

    /** The folder, which must be there. */
    Path path() {
        Path rules = folder.equals(NONE) ? standard() : folder;
        if (!Files.isDirectory(rules)) {
            throw Files.exists(rules)
                    ? new CallException(
                            rules + " 不是文件夹；用 --rules 写方案所在的文件夹",
                            rules + " is not a folder; name the folder of the packs with --rules")
                    : new CallException("没有文件夹 " + rules, "there is no folder " + rules);
        }
        if (!Files.isReadable(rules) || !Files.isExecutable(rules)) {
            throw new CallException(
                    "没有权限读文件夹 " + rules + "；给运行的账户读取和进入的权限（chmod +rx），或用 --rules 换一个",
                    "no permission to read the folder " + rules
                            + "; grant it to the account that runs this program (chmod +rx), or choose another folder with --rules");
        }
        return rules;
    }

    /** The packs, all or those named, as they would come into force or be refused. */
    List<Trial> trials(Collection<String> policies) throws IOException {
        return Trial.of(folders(policies), KeptFiles.ofTheUser());
    }

    /** The policy's files. */
    PackFolder folder(String policy) throws IOException {
        return folders(List.of(policy)).get(0);
    }

    /**
     * The packs by id, all or those named, tried unless they were before; null when one has errors, which are printed: what
     * takes long is not begun with a part of the rules.
     */
    @Nullable
    SortedMap<String, Pack> packs(Collection<String> policies, PrintWriter err) throws IOException {
        return packs(path(), policies, err);
    }

    /** The same of another folder. */
    static @Nullable SortedMap<String, Pack> packs(Path rules, Collection<String> policies, PrintWriter err)
            throws IOException {
        KeptTrials kept = KeptFiles.ofTheUser();
        SortedMap<String, Trial> trials = new ConcurrentSkipListMap<>(CodePointOrder.IDS);
        ForEachParallel.forEach(folders(rules, policies), folder -> trials.put(folder.id(), kept.here(folder)));
        SortedMap<String, Pack> packs = new TreeMap<>(CodePointOrder.IDS);
        trials.values().forEach(trial -> {
            if (trial.isGreen()) {
                packs.put(trial.folder().id(), Objects.requireNonNull(trial.pack()));
            } else {
                err.print(findings(trial));
            }
        });
        err.flush();
        return packs.size() == trials.size() ? packs : null;
    }

    private List<PackFolder> folders(Collection<String> policies) throws IOException {
        return folders(path(), policies);
    }

    private static List<PackFolder> folders(Path path, Collection<String> policies) throws IOException {
        RulesFolder rules = new RulesFolder(path);
        List<String> known = rules.names();
        for (String policy : policies) {
            if (!known.contains(policy)) {
                throw unknown(policy, known);
            }
        }
        return rules.read(policies);
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

    /** The faults of a pack's files, as lines. */
    static String findings(Trial trial) {
        return trial.findings().stream()
                .map(finding -> trial.folder().id() + "/" + finding + "\n")
                .collect(Collectors.joining());
    }
}
