package plumbline.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.text.InChinese;

/** The phases of an evaluation, in their order; a rule file names its own as its agenda group. */
public enum Phase {
    /** Rules say who does not take part. After them the service withdraws those subjects. */
    @InChinese("参评")
    ADMISSION,
    /** Rules post entries. After them the service adds up. */
    @InChinese("计分")
    SCORE,
    /** Rules post what depends on the sums: caps, annulments, ranking keys. After them the service ranks. */
    @InChinese("汇总")
    STANDING,
    /** Rules say what follows from totals and ranks: grades and outcomes. */
    @InChinese("评等")
    GRADE,
    /** Rules claim parts of a pool, and say what follows from grades. After them the service shares the pool out. */
    @InChinese("分配")
    ALLOCATE;

    /** The agenda group's name. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase with this agenda group, or null. */
    public static @Nullable Phase of(String group) {
        return Arrays.stream(values())
                .filter(phase -> phase.group().equals(group))
                .findFirst()
                .orElse(null);
    }

    /** All agenda groups. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Phase::group).toList();
    }

    /** All agenda groups, for people. */
    public static String groups() {
        return String.join(", ", names());
    }
}
