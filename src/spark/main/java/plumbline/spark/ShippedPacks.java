package plumbline.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.batch.LineFunction;
import plumbline.evaluation.Explain;
import plumbline.library.RulesFolder;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.trial.ForEachParallel;
import plumbline.library.trial.KeptFiles;
import plumbline.library.trial.KeptTrials;
import plumbline.library.trial.Trial;
import plumbline.problem.ProblemDetails;
import plumbline.rules.DerivedCache;
import plumbline.text.CodePointOrder;
import plumbline.text.PackRejected;
import plumbline.text.Sha256;
import plumbline.text.Text;

/**
 * Packs on their way to the executors: the files of each, and what the compiler made of its rules on the driver, so that no
 * executor compiles. Each executor loads them once. Immutable.
 */
final class ShippedPacks implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ShippedPacks.class);

    /** Of this process, by what they evaluate. */
    private static final Map<String, LineFunction> LOADED = new ConcurrentHashMap<>();

    private final TreeMap<String, HashMap<String, byte[]>> files = new TreeMap<>();
    private final TreeMap<String, String> revisions = new TreeMap<>();
    private final ConcurrentHashMap<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final Explain explain;

    private ShippedPacks(Explain explain) {
        this.explain = explain;
    }

    /**
     * Reads and tries packs, unless they were tried before, as a service does before they come into force.
     *
     * @param rules the folder of the packs
     * @param policies all when empty
     * @throws JobRefused when a policy is not there, or a pack has errors
     */
    static ShippedPacks of(Path rules, Collection<String> policies, Explain explain) throws IOException {
        RulesFolder folder = new RulesFolder(rules);
        List<String> known = folder.names();
        for (String policy : policies) {
            if (!known.contains(policy)) {
                throw new JobRefused(
                        ProblemDetails.unknownPolicy(policy, known).body().get("detail").asText());
            }
        }
        ShippedPacks packs = new ShippedPacks(explain);
        KeptTrials ofTheUser = KeptFiles.ofTheUser();
        KeptTrials kept = new KeptTrials(packs.recording(ofTheUser.rules()), ofTheUser.verdicts());
        List<PackFolder> folders = folder.read(policies);
        Map<String, Trial> trials = new ConcurrentHashMap<>();
        ForEachParallel.forEach(folders, each -> trials.put(each.id(), kept.here(each)));
        List<String> faults = new ArrayList<>();
        for (PackFolder each : folders) {
            Trial trial = Objects.requireNonNull(trials.get(each.id()));
            if (!trial.isGreen()) {
                trial.findings().forEach(finding -> faults.add(each.id() + "/" + finding));
            }
            packs.files.put(each.id(), new HashMap<>(each.files()));
            packs.revisions.put(each.id(), each.revision());
        }
        if (!faults.isEmpty()) {
            throw new JobRefused(String.join("\n", faults));
        }
        return packs;
    }

    /** Takes along what is found and made. */
    private DerivedCache recording(DerivedCache kept) {
        return new DerivedCache() {
            @Override
            public Optional<byte[]> find(String key) {
                Optional<byte[]> found = kept.find(key);
                found.ifPresent(bytes -> compiled.put(key, bytes));
                return found;
            }

            @Override
            public void keep(String key, byte[] made) {
                compiled.put(key, made);
                kept.keep(key, made);
            }
        };
    }

    /** The revision of each policy. */
    SortedMap<String, String> revisions() {
        return revisions;
    }

    /** Answers lines by these packs, which are loaded now unless this process has them already. */
    LineFunction function() {
        String key = Sha256.of((revisions + "\n" + explain).getBytes(StandardCharsets.UTF_8));
        return LOADED.computeIfAbsent(key, any -> load());
    }

    private LineFunction load() {
        // The engine spells names of Java by the process's locale: in Turkish, rules on an indicator with i fail.
        Locale.setDefault(Locale.ROOT);
        long from = System.nanoTime();
        SortedMap<String, Pack> packs = new TreeMap<>(CodePointOrder.IDS);
        DerivedCache shipped = new DerivedCache() {
            @Override
            public Optional<byte[]> find(String key) {
                return Optional.ofNullable(compiled.get(key));
            }

            @Override
            public void keep(String key, byte[] made) {}
        };
        files.forEach((policy, each) -> packs.put(policy, load(policy, each, shipped)));
        LOG.info("{} packs loaded in {} ms", packs.size(), (System.nanoTime() - from) / 1_000_000);
        return LineFunction.of(packs, explain);
    }

    private static Pack load(String policy, Map<String, byte[]> files, DerivedCache shipped) {
        try {
            Pack pack = Pack.ofKept(PackFolder.of(policy, files), shipped);
            if (pack == null) {
                throw new IllegalStateException(new Text(
                                "方案 " + policy + " 在执行器上没有现成的编译结果：驱动程序与执行器上的 Plumbline 不是同一个构建",
                                "the policy " + policy
                                        + " would have to be compiled on an executor: the driver and the executors run different builds of Plumbline")
                        .both());
            }
            return pack;
        } catch (PackRejected refused) {
            throw new IllegalStateException(refused);
        }
    }
}
