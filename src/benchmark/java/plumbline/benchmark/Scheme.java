package plumbline.benchmark;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The request and the answer of both hand-made versions of Shangrao's scheme, and what both of them do alike. */
final class Scheme {
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 10;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Scheme() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    static final class Request {
        public Context context;
        public List<Bank> subjects;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    static final class Context {
        public BigDecimal pool;
        public BigDecimal cityLoanToDepositRatio;
    }

    static final class Bank {
        public String id;
        public String name;
        public Figures indicators;
    }

    static final class Figures {
        public BigDecimal loanIncrement;
        public BigDecimal loanGrowth;
        public BigDecimal smeLoanGrowth;
        public BigDecimal industrialLoanGrowth;
        public BigDecimal platformUse;
        public BigDecimal satisfaction;
        public int serviceIncidents;
        public BigDecimal taxPaid;
        public BigDecimal loans;
        public BigDecimal deposits;
        public boolean riskFlag;
    }

    /** A line of the sheet. */
    record Line(String item, BigDecimal points, String reason) {}

    /** What becomes of a bank. */
    static final class Score {
        public final String id;
        public final String name;
        public final List<Line> lines = new ArrayList<>(9);
        public BigDecimal total;
        public int rank;
        public BigDecimal share;
        public BigDecimal allocation = BigDecimal.ZERO;
        final boolean risky;

        Score(Bank bank) {
            id = bank.id;
            name = bank.name;
            risky = bank.indicators.riskFlag;
        }

        public void add(String item, BigDecimal points, String reason) {
            lines.add(new Line(item, points, reason));
        }

        private void sum() {
            BigDecimal sum = BigDecimal.ZERO;
            for (Line line : lines) {
                sum = sum.add(line.points);
            }
            total = sum.signum() < 0 ? BigDecimal.ZERO : sum.setScale(6, RoundingMode.HALF_UP);
        }
    }

    static Request read(byte[] json) throws Exception {
        return JSON.readValue(json, Request.class);
    }

    static byte[] write(Object scores) throws Exception {
        return JSON.writeValueAsBytes(scores);
    }

    static BigDecimal ratio(BigDecimal loans, BigDecimal deposits) {
        return loans.multiply(HUNDRED).divide(deposits, DECIMALS, RoundingMode.HALF_UP);
    }

    static BigDecimal part(BigDecimal of, BigDecimal value, BigDecimal best) {
        return value.multiply(of).divide(best, DECIMALS, RoundingMode.HALF_UP);
    }

    /** Totals, ranks, shares, and the pool by the largest remainders. */
    static List<Score> finished(List<Score> scores, BigDecimal pool) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal safe = BigDecimal.ZERO;
        for (Score score : scores) {
            score.sum();
            sum = sum.add(score.total);
            safe = score.risky ? safe : safe.add(score.total);
        }
        Score[] order = scores.toArray(Score[]::new);
        Arrays.sort(order, Comparator.comparing((Score score) -> score.total).reversed());
        for (int i = 0; i < order.length; i++) {
            boolean isEqual = i > 0 && order[i].total.compareTo(order[i - 1].total) == 0;
            order[i].rank = isEqual ? order[i - 1].rank : i + 1;
            order[i].share = sum.signum() == 0
                    ? BigDecimal.ZERO
                    : order[i].total.divide(sum, DECIMALS, RoundingMode.HALF_UP);
        }
        if (pool != null && safe.signum() > 0) {
            allocate(order, pool, safe);
        }
        return scores;
    }

    private static void allocate(Score[] order, BigDecimal pool, BigDecimal safe) {
        BigDecimal cents = pool.movePointRight(2);
        long left = cents.longValueExact();
        long[] whole = new long[order.length];
        BigDecimal[] rest = new BigDecimal[order.length];
        List<Integer> takers = new ArrayList<>(order.length);
        for (int i = 0; i < order.length; i++) {
            if (!order[i].risky && order[i].total.signum() > 0) {
                BigDecimal[] parts = cents.multiply(order[i].total).divideAndRemainder(safe);
                whole[i] = parts[0].longValueExact();
                rest[i] = parts[1];
                left -= whole[i];
                takers.add(i);
            }
        }
        takers.sort(Comparator.comparing((Integer i) -> rest[i]).reversed());
        for (int i = 0; i < left; i++) {
            whole[takers.get(i)]++;
        }
        for (int i = 0; i < order.length; i++) {
            order[i].allocation = BigDecimal.valueOf(whole[i], 2);
        }
    }
}
