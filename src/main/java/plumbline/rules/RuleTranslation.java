package plumbline.rules;

import java.util.List;
import java.util.Optional;
import plumbline.ledger.RuleApi;
import plumbline.policy.Policy;
import plumbline.rules.check.FactTypes;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.names.RuleNames;
import plumbline.rules.names.Translation;
import plumbline.text.PackRejected;

/** Writes a pack's rule files in Chinese names or in codes. Stateless. */
public final class RuleTranslation {
    private RuleTranslation() {}

    /**
     * The files in the language.
     *
     * @throws PackRejected naming every fault that was found; a file with faults has names that nobody can tell
     */
    public static Translation of(Policy policy, List<RuleFile> files, Translation.Language to) throws PackRejected {
        RuleApi api = RuleApi.STANDARD;
        return RuleCompiler.bounded(BoundedCompile.LIMIT, () -> {
                    RuleCompiler.read(new FactTypes(policy, api), files);
                    return Optional.of(Translation.of(new RuleNames(policy, api), files, to));
                })
                .orElseThrow();
    }
}
