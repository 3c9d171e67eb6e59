package plumbline.library.trial;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.Step;

/** What is said between the service and a process that tries packs: JSON, a message in each line. */
final class TrialMessages {
    /** Writes what records hold, and nothing that they work out of it. */
    static final JsonMapper JSON = mapper();

    /** A pack's files to be tried. */
    record Request(String policy, SortedMap<String, byte[]> files, Verdict.Depth depth) {}

    /** Either a part of the work that begins, or the verdict. */
    record Answer(@Nullable Step step, @Nullable Verdict verdict) {
        static Answer at(Step step) {
            return new Answer(step, null);
        }

        static Answer of(Verdict verdict) {
            return new Answer(null, verdict);
        }
    }

    private TrialMessages() {}

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(TrialProcess.MOST_BYTES)
                        .build());
        return mapper;
    }
}
