package plumbline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.policy.ValueKind;

/** Adds up over the records of a subject, once for all rules, since rules that do so compare each with each. Stateless. */
final class RecordTotals {
    private RecordTotals() {}

    /** The records with their totals; one that lacks the member in common has none. */
    static List<Map<String, Object>> added(ValueKind.Records kind, List<Map<String, Object>> records) {
        if (kind.totals().isEmpty()) {
            return records;
        }
        List<Map<String, Object>> filled = new ArrayList<>();
        records.forEach(record -> filled.add(new HashMap<>(record)));
        for (ValueKind.Total total : kind.totals()) {
            Map<Object, BigDecimal> sums = new HashMap<>();
            for (Map<String, Object> record : records) {
                Object common = record.get(total.by());
                if (common != null && record.get(total.of()) instanceof BigDecimal number) {
                    sums.merge(common, number, BigDecimal::add);
                }
            }
            for (Map<String, Object> record : filled) {
                BigDecimal sum = sums.get(record.get(total.by()));
                if (sum != null) {
                    record.put(total.field().code(), sum);
                }
            }
        }
        return filled;
    }
}
