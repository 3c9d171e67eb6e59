package plumbline.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.text.InChinese;
import plumbline.text.PackLimits;

/**
 * The formulas that rules name. All are exact. A number may be an indicator, a whole or decimal number written in the
 * rule, or the result of another formula. Stateless.
 */
public final class Formulas {
    private static final Exact HUNDRED = Exact.of(100);
    private static final Exact THOUSAND = Exact.of(1000);

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    private Formulas() {}

    /** A number as an exact one, so that it can be compared with the result of a formula. */
    @InChinese("精确数")
    @Formula("数")
    public static Exact exact(Object number) {
        return Exact.of(number);
    }

    /** What part of the best value this value is: 0 when either is not positive. */
    @InChinese("占最高之比")
    @Formula({"数", "最高"})
    public static Exact relativeToBest(Object value, Object best) {
        Exact own = Exact.of(value);
        Exact most = Exact.of(best);
        return own.signum() <= 0 || most.signum() <= 0 ? Exact.ZERO : own.dividedBy(most);
    }

    /** How far the value has come from the worst (0) to the best (1) of all; 1 when these are equal. */
    @InChinese("由低到高之比")
    @Formula({"数", "最低", "最高"})
    public static Exact betweenWorstAndBest(Object value, Object worst, Object best) {
        Exact way = Exact.of(best).minus(worst);
        return way.signum() == 0 ? Exact.of(1) : Exact.of(value).minus(worst).dividedBy(way);
    }

    /** {@code part} as a percentage of {@code whole}: 80 for 4 of 5. */
    @InChinese("百分比")
    @Formula({"部分", "全部"})
    public static Exact percentage(Object part, Object whole) {
        return Exact.of(part).times(HUNDRED).dividedBy(whole);
    }

    @SolvedFor(formula = "percentage", argument = 0)
    static Exact partOfPercentage(Object percentage, Object whole) {
        return Exact.of(percentage).times(whole).dividedBy(HUNDRED);
    }

    /** {@code part} as a share of {@code whole}: 0.8 for 4 of 5; so also the mean of a sum over a count. */
    @InChinese("占比")
    @Formula({"部分", "全部"})
    public static Exact share(Object part, Object whole) {
        return Exact.of(part).dividedBy(whole);
    }

    @SolvedFor(formula = "share", argument = 0)
    static Exact partOfShare(Object share, Object whole) {
        return Exact.of(share).times(whole);
    }

    /** So many per cent of a number: 0.5 for 1 % of 50. */
    @InChinese("百分之")
    @Formula({"百分数", "数"})
    public static Exact percentOf(Object percent, Object number) {
        return Exact.of(percent).times(number).dividedBy(HUNDRED);
    }

    /** So many per mille of a number: 0.05 for 1 ‰ of 50. */
    @InChinese("千分之")
    @Formula({"千分数", "数"})
    public static Exact perMilleOf(Object perMille, Object number) {
        return Exact.of(perMille).times(number).dividedBy(THOUSAND);
    }

    /** One number and another. */
    @InChinese("加")
    @Formula({"数", "另一个数"})
    public static Exact plus(Object number, Object other) {
        return Exact.of(number).plus(other);
    }

    @SolvedFor(formula = "plus", argument = 0)
    @SolvedFor(formula = "plus", argument = 1)
    static Exact addend(Object sum, Object other) {
        return Exact.of(sum).minus(other);
    }

    /** Three numbers together. */
    @InChinese("加")
    @Formula({"数", "另一个数", "第三个数"})
    public static Exact plus(Object number, Object other, Object third) {
        return plus(number, other).plus(third);
    }

    /** One number less another. */
    @InChinese("减")
    @Formula({"数", "另一个数"})
    public static Exact minus(Object number, Object other) {
        return Exact.of(number).minus(other);
    }

    @SolvedFor(formula = "minus", argument = 0)
    static Exact minuend(Object difference, Object subtrahend) {
        return Exact.of(difference).plus(subtrahend);
    }

    @SolvedFor(formula = "minus", argument = 1, falling = true)
    static Exact subtrahend(Object difference, Object minuend) {
        return Exact.of(minuend).minus(difference);
    }

    /** One number times another. */
    @InChinese("乘")
    @Formula({"数", "另一个数"})
    public static Exact times(Object number, Object other) {
        return Exact.of(number).times(other);
    }

    @SolvedFor(formula = "times", argument = 0)
    @SolvedFor(formula = "times", argument = 1)
    static Exact factor(Object product, Object other) {
        return Exact.of(product).dividedBy(other);
    }

    /** How many whole steps fit into a distance: 1 for 9.99 in steps of 5. */
    @InChinese("整步数")
    @Formula({"距离", "步长"})
    public static Exact wholeSteps(Object distance, Object step) {
        return Exact.of(distance).dividedBy(step).floor();
    }

    /**
     * The number rounded half-up (away from zero) to so many decimals.
     *
     * @throws RuleFault when these are fewer than none, or more than any number may have
     */
    @InChinese("四舍五入")
    @Formula({"数", "小数位数"})
    public static Exact rounded(Object number, int decimals) {
        if (decimals < 0 || decimals > PackLimits.DECIMALS) {
            throw new RuleFault("wrong-decimals", PackLimits.DECIMALS, decimals);
        }
        return Exact.of(Exact.of(number).rounded(decimals));
    }

    /** The number, but at most the limit. */
    @InChinese("不超过")
    @Formula({"数", "上限"})
    public static Exact capped(Object number, Object limit) {
        Exact own = Exact.of(number);
        Exact most = Exact.of(limit);
        return own.compareTo(most) <= 0 ? own : most;
    }

    /** The number, or 0 when it is negative. */
    @InChinese("负数按零")
    @Formula("数")
    public static Exact positive(Object number) {
        Exact own = Exact.of(number);
        return own.signum() < 0 ? Exact.ZERO : own;
    }

    /** A decimal number as it is written; rule files need not call it, since their decimals are read so. */
    @InChinese("小数")
    @Formula("数")
    public static BigDecimal decimal(String written) {
        if (!PLAIN.matcher(written).matches()) {
            throw new RuleFault("number-form.decimal", written);
        }
        return new BigDecimal(written);
    }

    /** A day. */
    @InChinese("日期")
    @Formula({"年", "月", "日"})
    public static LocalDate day(int year, int month, int dayOfMonth) {
        return LocalDate.of(year, month, dayOfMonth);
    }

    /** A day of the year: 30 June for {@code "06-30"}; 28 February for {@code "02-29"} where the year has none. */
    @InChinese("日期")
    @Formula({"年", "月-日"})
    public static LocalDate day(int year, String monthAndDay) {
        return MonthDay.parse("--" + monthAndDay).atYear(year);
    }

    /** How many days lie between two days: 1 from one day to the next, negative when the second is the earlier one. */
    @InChinese("相隔天数")
    @Formula({"前一天", "后一天"})
    public static int daysFrom(LocalDate first, LocalDate second) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, second));
    }

    /**
     * How many whole months lie between two days: 1 from 31 January to 28 February where the year has no 29th; negative
     * when the second is the earlier one.
     */
    @InChinese("相隔月数")
    @Formula({"前一天", "后一天"})
    public static int monthsFrom(LocalDate first, LocalDate second) {
        if (second.isBefore(first)) {
            return -monthsFrom(second, first);
        }
        int months = Math.toIntExact(ChronoUnit.MONTHS.between(first.withDayOfMonth(1), second.withDayOfMonth(1)));
        return first.plusMonths(months).isAfter(second) ? months - 1 : months;
    }

    /**
     * How many working days there are after the first day, up to the second; negative when the second is the earlier one.
     *
     * @throws RuleFault when the calendar does not cover a year between them
     */
    @InChinese("相隔工作日")
    @Formula({"前一天", "后一天", "日历"})
    public static int workingDaysFrom(LocalDate first, LocalDate second, WorkingDays calendar) {
        return calendar.from(first, second);
    }

    @SolvedFor(formula = "daysFrom", argument = 0, falling = true)
    static LocalDate firstDay(Object days, LocalDate second) {
        return second.minusDays(Exact.of(days).whole());
    }

    @SolvedFor(formula = "daysFrom", argument = 1)
    static LocalDate secondDay(Object days, LocalDate first) {
        return first.plusDays(Exact.of(days).whole());
    }

    /**
     * How many reports are missing that were due on two days of each month, from the first due day on: those due before
     * today and after the one that the last report answers, which is the first due on or after the day it was given.
     *
     * @param last when the last report was given; null when there was none, so that all are missing
     */
    @InChinese("缺报期数")
    @Formula({"上次", "首次", "今天", "早", "晚"})
    public static int reportsMissing(
            @Nullable LocalDate last, LocalDate first, LocalDate today, Object early, Object late) {
        LocalDate from = last != null && last.isAfter(first) ? last : first;
        int due = daysBefore(today, early, late) - daysBefore(from, early, late);
        return Math.max(0, last == null ? due : due - 1);
    }

    /** How many of the two days of each month went by before the day, since the year 0. */
    private static int daysBefore(LocalDate day, Object early, Object late) {
        Exact dayOfMonth = Exact.of(day.getDayOfMonth());
        int months = day.getYear() * 12 + day.getMonthValue();
        int inMonth = dayOfMonth.compareTo(Exact.of(late)) > 0 ? 2 : dayOfMonth.compareTo(Exact.of(early)) > 0 ? 1 : 0;
        return 2 * months + inMonth;
    }
}
