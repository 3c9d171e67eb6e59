package plumbline.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import plumbline.benchmark.Scheme.Bank;
import plumbline.benchmark.Scheme.Figures;
import plumbline.benchmark.Scheme.Score;

/** Shangrao's scheme as one would write it in Java by hand: decimals, an entry and a reason for each item. */
final class HandWritten implements Peer {
    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);
    private static final BigDecimal STEP = BigDecimal.valueOf(5);
    private static final int[] TAX = {500, 1000, 3000, 5000, 8000, 10000};
    private static final BigDecimal[] TAX_FROM = new BigDecimal[TAX.length];
    private static final BigDecimal[] TAX_POINTS = new BigDecimal[TAX.length + 1];

    static {
        for (int i = 0; i <= TAX.length; i++) {
            TAX_POINTS[i] = BigDecimal.valueOf(5L * i);
        }
        for (int i = 0; i < TAX.length; i++) {
            TAX_FROM[i] = BigDecimal.valueOf(TAX[i]);
        }
    }

    @Override
    public Object parse(byte[] json) throws Exception {
        return Scheme.read(json);
    }

    @Override
    public byte[] write(Object result) throws Exception {
        return Scheme.write(result);
    }

    @Override
    public Object evaluate(Object cohort) {
        Scheme.Request request = (Scheme.Request) cohort;
        Figures first = request.subjects.get(0).indicators;
        BigDecimal increment = first.loanIncrement;
        BigDecimal growth = first.loanGrowth;
        BigDecimal sme = first.smeLoanGrowth;
        BigDecimal industrial = first.industrialLoanGrowth;
        BigDecimal platform = first.platformUse;
        BigDecimal loans = BigDecimal.ZERO;
        BigDecimal deposits = BigDecimal.ZERO;
        for (Bank bank : request.subjects) {
            Figures own = bank.indicators;
            increment = increment.max(own.loanIncrement);
            growth = growth.max(own.loanGrowth);
            sme = sme.max(own.smeLoanGrowth);
            industrial = industrial.max(own.industrialLoanGrowth);
            platform = platform.max(own.platformUse);
            loans = loans.add(own.loans);
            deposits = deposits.add(own.deposits);
        }
        BigDecimal average = request.context.cityLoanToDepositRatio == null
                ? Scheme.ratio(loans, deposits)
                : request.context.cityLoanToDepositRatio;
        String shownAverage = shown(average);
        List<Score> scores = new ArrayList<>(request.subjects.size());
        for (Bank bank : request.subjects) {
            Figures own = bank.indicators;
            Score score = new Score(bank);
            base(score, "loanIncrement", own.loanIncrement, increment);
            base(score, "loanGrowth", own.loanGrowth, growth);
            base(score, "smeLoanGrowth", own.smeLoanGrowth, sme);
            base(score, "industrialLoanGrowth", own.industrialLoanGrowth, industrial);
            base(score, "platformUse", own.platformUse, platform);
            score.add("satisfaction", own.satisfaction, "a satisfaction of " + own.satisfaction);
            score.add(
                    "dailyService",
                    BigDecimal.valueOf(Math.max(0, 5 - own.serviceIncidents)),
                    own.serviceIncidents + " incidents");
            int tier = 0;
            while (tier < TAX.length && own.taxPaid.compareTo(TAX_FROM[tier]) >= 0) {
                tier++;
            }
            score.add("taxBonus", TAX_POINTS[tier], "taxes of " + own.taxPaid);
            ratio(score, own, average, shownAverage);
            scores.add(score);
        }
        return Scheme.finished(scores, request.context.pool);
    }

    private static void base(Score score, String item, BigDecimal value, BigDecimal best) {
        if (value.signum() > 0) {
            score.add(item, Scheme.part(TWENTY, value, best), value + ", the best has " + best);
        } else {
            score.add(item, BigDecimal.ZERO, value + " is not above 0");
        }
    }

    private static void ratio(Score score, Figures own, BigDecimal average, String shownAverage) {
        BigDecimal ratio = Scheme.ratio(own.loans, own.deposits);
        BigDecimal points = ratio.compareTo(average) >= 0
                ? BigDecimal.ZERO
                : average.subtract(ratio)
                        .divide(STEP, 0, RoundingMode.FLOOR)
                        .min(BigDecimal.TEN)
                        .negate();
        score.add("loanToDepositDeduction", points, "a ratio of " + shown(ratio) + ", the average is " + shownAverage);
    }

    private static String shown(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP).toString();
    }
}
