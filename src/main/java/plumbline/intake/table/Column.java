package plumbline.intake.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.ValueKind;

/**
 * What a column holds, or a row of the context's sheet.
 *
 * @param heading as it is written
 * @param path where its values stand in the request, or in the request's subject
 * @param ofSubject whether it is the subject's rather than of the whole request
 * @param record whether each row holds another record of the subject
 * @param kind of its values; null for a text
 */
record Column(String heading, List<String> path, boolean ofSubject, boolean record, @Nullable ValueKind kind) {
    Column {
        path = List.copyOf(path);
    }

    boolean isId() {
        return path.equals(List.of("id"));
    }
}
