package plumbline.intake.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.sheet.Sheet;
import plumbline.text.Text;

/**
 * What a sheet holds, by its name: the period and the context, or the records of an indicator, or notes for whoever fills
 * it in. The first sheet with any other name holds the subjects.
 */
final class SheetRole {
    static final Text CONTEXT = new Text("总体情况", "Context");
    static final Text NOTES = new Text("说明", "Notes");
    static final Text CHOICES = new Text("可选值", "Choices");

    /** What heads the names on the context's sheet. */
    static final Text ITEM = new Text("项目", "Item");

    private static final String CONTEXT_CODE = "context";

    private SheetRole() {}

    static boolean isPassedOver(Sheet sheet) {
        return sheet.rows().isEmpty() || isNamed(sheet, NOTES) || isNamed(sheet, CHOICES);
    }

    static boolean isContext(Sheet sheet) {
        return Headings.isNamed(sheet.name(), CONTEXT_CODE, CONTEXT);
    }

    /** The indicator whose records stand there; null for none. */
    static @Nullable Indicator records(Sheet sheet, Policy policy) {
        List<Indicator> named = policy.indicators().stream()
                .filter(indicator -> indicator.kind() instanceof ValueKind.Records)
                .filter(indicator -> Headings.isNamed(sheet.name(), indicator.code(), indicator.label()))
                .toList();
        return named.isEmpty() ? null : named.get(0);
    }

    private static boolean isNamed(Sheet sheet, Text label) {
        return sheet.name().equals(label.zh()) || sheet.name().equals(label.en());
    }
}
