package plumbline.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.text.InChinese;

/** A subject as rules see it; the types that rules match, such as {@code Bank}, extend it with their indicators. */
public abstract class SubjectFact {
    private String id = "";
    private String name = "";
    private int place;
    private Map<String, Object> indicators = Map.of();

    /**
     * Says once who this is; the caller is the service, before any rule runs.
     *
     * @param cohortPlace the subject's place in the cohort, from 0
     */
    public final void identify(String subjectId, String subjectName, int cohortPlace, Map<String, Object> values) {
        if (!id.isEmpty()) {
            throw new IllegalStateException("this subject is " + id);
        }
        id = subjectId;
        name = subjectName;
        place = cohortPlace;
        indicators = Map.copyOf(values);
    }

    /** The subject's place in the cohort, from 0: subjects are in the order of their ids. */
    public final int place() {
        return place;
    }

    @InChinese("编号")
    public final String getId() {
        return id;
    }

    @InChinese("名称")
    public final String getName() {
        return name;
    }

    /** The value of an indicator, or what is derived from indicators; null when there is none. */
    public final @Nullable Object indicator(String code) {
        return indicators.get(code);
    }

    /** The values by code. */
    public final Map<String, Object> indicators() {
        return indicators;
    }
}
