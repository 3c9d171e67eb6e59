package plumbline.library.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;
import plumbline.yaml.LocatedTree;

/**
 * Counts the values in the cases of a pack before any is run: a few lines of {@code defaults} are taken by each subject,
 * so that a small file can stand for very many values. Used by one thread.
 */
final class CaseSize {
    private long values;

    /**
     * Adds a file.
     *
     * @throws PackRejected naming the case with which there are more than may be run
     */
    void add(LocatedTree tree) throws PackRejected {
        long defaults = size(tree.root().path("defaults"));
        JsonNode cases = tree.root().path("cases");
        values += tree.values();
        for (int i = 0; i < cases.size(); i++) {
            values += defaults * cases.get(i).path("request").path("subjects").size();
            if (isExceeded()) {
                throw new PackRejected(
                        List.of(tree.error("/cases/" + i, "too-many-values.cases", PackLimits.CASE_VALUES)));
            }
        }
        if (isExceeded()) {
            throw new PackRejected(List.of(tree.error("", "too-many-values.cases", PackLimits.CASE_VALUES)));
        }
    }

    boolean isExceeded() {
        return values > PackLimits.CASE_VALUES;
    }

    private static long size(JsonNode node) {
        long size = 1;
        for (JsonNode each : node) {
            size += size(each);
        }
        return size;
    }
}
