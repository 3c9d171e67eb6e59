package plumbline.library.cases;

import java.util.List;
import java.util.Set;
import plumbline.text.PackLimits;

/**
 * How one case of a pack came out.
 *
 * @param failures what was not as expected; none when the case passed
 * @param fired names of the rules that fired
 * @param everywhere those of them that fired for every subject, or for the cohort as a whole
 * @param posted codes of the items that got an entry
 */
public record CaseResult(
        String file,
        String name,
        List<String> failures,
        Set<String> fired,
        Set<String> everywhere,
        Set<String> posted) {
    /** Failures are kept as findings are: as many, and as much of each, as anybody reads. */
    public CaseResult {
        failures = failures.stream()
                .limit(PackLimits.FINDINGS)
                .map(failure -> PackLimits.cut(failure, PackLimits.MESSAGE_LENGTH))
                .toList();
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
