package plumbline.library.tiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Cohort;
import plumbline.intake.RequestRejected;
import plumbline.intake.Subject;
import plumbline.library.pack.Pack;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;

/**
 * A request that the pack takes, and the subject in it whose values are varied. Of the subject's records under
 * {@code records} only the first is kept, so that each finding is about one.
 *
 * @param subject its place in the request
 */
record ProbeRequest(Pack pack, ObjectNode request, int subject) {
    /** Who is varied. */
    String id() {
        return request.at("/subjects/" + subject + "/id").asText();
    }

    /** The cohort as it is. */
    Cohort cohort() throws RequestRejected {
        return pack.requests().read(request);
    }

    /** The values of the subject that is varied. */
    static Map<String, Object> values(Cohort cohort, String id) {
        return cohort.subjects().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(Subject::values)
                .orElse(Map.of());
    }

    /**
     * The cohort with other values, as far as a request holds them.
     *
     * @return null when no request may hold these values together
     */
    @Nullable
    Cohort with(Map<Dimension, Object> point) {
        ObjectNode varied = varied(point);
        try {
            return pack.requests().read(varied);
        } catch (RequestRejected refused) {
            return null;
        }
    }

    private ObjectNode varied(Map<Dimension, Object> point) {
        ObjectNode varied = request.deepCopy();
        ObjectNode indicators = (ObjectNode) varied.at("/subjects/" + subject + "/indicators");
        point.forEach((dimension, value) -> {
            switch (dimension.kind()) {
                case INDICATOR -> set(indicators, dimension, value);
                case CONTEXT -> set(varied.withObject("/context"), dimension, value);
                case AS_OF -> varied.put("asOf", value.toString());
                case PERIOD -> varied.put("period", value.toString());
                case RECORDS -> {
                    if (value.equals(false)) {
                        indicators.set(dimension.code(), indicators.arrayNode());
                    }
                }
                default -> {}
            }
        });
        point.forEach((dimension, value) -> {
            if (dimension.kind() == Dimension.Kind.MEMBER
                    && indicators.get(dimension.owner()) instanceof ArrayNode records
                    && records.get(0) instanceof ObjectNode record) {
                set(record, dimension, value);
                keepWithin(record, dimension, value);
            }
        });
        return varied;
    }

    private static void set(ObjectNode holder, Dimension dimension, Object value) {
        if (value == Dimension.Absent.ABSENT) {
            holder.remove(dimension.code());
        } else if (value instanceof BigDecimal number) {
            holder.set(dimension.code(), DecimalNode.valueOf(number));
        } else if (value instanceof Boolean flag) {
            holder.put(dimension.code(), flag);
        } else if (value instanceof JsonNode node) {
            holder.set(dimension.code(), node);
        } else {
            holder.put(dimension.code(), value.toString());
        }
    }

    /** A member that must not exceed the one that was changed, or the other way round, follows it. */
    private void keepWithin(ObjectNode record, Dimension changed, Object value) {
        Indicator owner = pack.policy().indicatorsByCode().get(changed.owner());
        if (!(value instanceof BigDecimal number)
                || owner == null
                || !(owner.kind() instanceof ValueKind.Records kind)) {
            return;
        }
        for (Indicator member : kind.members()) {
            String most = member.kind() instanceof ValueKind.Numeric numeric ? numeric.atMost() : null;
            boolean isAbove = changed.code().equals(most)
                    && record.path(member.code()).decimalValue().compareTo(number) > 0;
            if (isAbove) {
                record.set(member.code(), DecimalNode.valueOf(number));
            }
            boolean isBelow = member.code().equals(changed.code())
                    && most != null
                    && record.path(most).isNumber()
                    && record.get(most).decimalValue().compareTo(number) < 0;
            if (isBelow) {
                record.set(most, DecimalNode.valueOf(number));
            }
        }
    }

    /** The same with one record left of each list. */
    ProbeRequest withOneRecord(@Nullable String key) {
        ObjectNode reduced = request.deepCopy();
        ObjectNode indicators = (ObjectNode) reduced.at("/subjects/" + subject + "/indicators");
        for (Indicator indicator : pack.policy().indicators()) {
            if (indicator.kind() instanceof ValueKind.Records kind
                    && indicators.get(indicator.code()) instanceof ArrayNode records
                    && !records.isEmpty()) {
                JsonNode kept = records.get(0);
                for (JsonNode record : records) {
                    kept = record.path(kind.key()).asText().equals(key) ? record : kept;
                }
                indicators.set(indicator.code(), indicators.arrayNode().add(kept));
            }
        }
        return new ProbeRequest(pack, reduced, subject);
    }

    /** Every subject of a request as one to be varied. */
    static List<ProbeRequest> of(Pack pack, ObjectNode request) {
        return java.util.stream.IntStream.range(0, request.path("subjects").size())
                .mapToObj(i -> new ProbeRequest(pack, request, i))
                .toList();
    }
}
