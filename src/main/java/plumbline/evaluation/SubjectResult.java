package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.List;
import plumbline.ledger.Entry;
import plumbline.ledger.Outcome;

/**
 * How a subject came out.
 *
 * @param total the exact sum of the entries
 * @param rank from 1; equals share a rank
 * @param categories every category of the sheet, also at 0
 * @param entries in the order of the sheet
 * @param outcomes in the order in which the pack declares them
 */
public record SubjectResult(
        String id,
        String name,
        BigDecimal total,
        int rank,
        List<CategoryScore> categories,
        List<Entry> entries,
        List<Outcome> outcomes) {}
