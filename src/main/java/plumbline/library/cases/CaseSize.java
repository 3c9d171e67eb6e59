package plumbline.library.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.text.Finding;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;
import plumbline.text.Text;
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
    void add(String file, LocatedTree tree) throws PackRejected {
        long defaults = size(tree.root().path("defaults"));
        JsonNode cases = tree.root().path("cases");
        values += tree.values();
        for (int i = 0; i < cases.size(); i++) {
            values += defaults * cases.get(i).path("request").path("subjects").size();
            if (isExceeded()) {
                LocatedTree.Place place = tree.place("/cases/" + i);
                throw new PackRejected(List.of(finding(file, place)));
            }
        }
        if (isExceeded()) {
            throw new PackRejected(List.of(finding(file, null)));
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

    private static Finding finding(String file, LocatedTree.@Nullable Place place) {
        return new Finding(
                "too-many-values",
                file,
                place == null ? 0 : place.line(),
                place == null ? 0 : place.column(),
                null,
                new Text(
                        "到这里为止，方案的用例共有 " + PackLimits.CASE_VALUES + " 多个值（每个对象从 defaults 取的也算）",
                        "Up to here the pack's cases have more than " + PackLimits.CASE_VALUES
                                + " values, those counted that each subject takes from defaults"),
                new Text("减少用例里的对象，或 defaults 里的值", "Use fewer subjects in the cases, or fewer values in defaults"));
    }
}
