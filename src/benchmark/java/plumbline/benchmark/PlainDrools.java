package plumbline.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import plumbline.benchmark.Scheme.Bank;
import plumbline.benchmark.Scheme.Figures;
import plumbline.benchmark.Scheme.Score;

/** The same scheme in rules of Drools as somebody writes them who knows it; totals, ranks and shares in Java. */
public final class PlainDrools implements Peer {
    private static final String HEAD =
            """
            package shangrao;
            import plumbline.benchmark.PlainDrools.Card;
            import plumbline.benchmark.PlainDrools.Given;
            import plumbline.benchmark.PlainDrools.Cohort;
            import java.math.BigDecimal;
            import java.math.RoundingMode;
            rule "cohort" salience 10 when
                $given : Given()
                accumulate( Card( $a : loanIncrement, $b : loanGrowth, $c : smeLoanGrowth, $d : industrialLoanGrowth,
                        $e : platformUse, $loans : loans, $deposits : deposits );
                    $ma : max($a), $mb : max($b), $mc : max($c), $md : max($d), $me : max($e),
                    $l : sum($loans), $s : sum($deposits) )
            then
                insert(new Cohort((BigDecimal) $ma, (BigDecimal) $mb, (BigDecimal) $mc, (BigDecimal) $md, (BigDecimal) $me, $given.average($l, $s)));
            end
            rule "satisfaction" when $bank : Card( $points : satisfaction )
            then $bank.add("satisfaction", $points, "a satisfaction of " + $points); end
            rule "service" when $bank : Card( serviceIncidents < 5, $n : serviceIncidents )
            then $bank.add("dailyService", BigDecimal.valueOf(5 - $n), $n + " incidents"); end
            rule "no service" when $bank : Card( serviceIncidents >= 5, $n : serviceIncidents )
            then $bank.add("dailyService", BigDecimal.ZERO, $n + " incidents"); end
            rule "ratio below" when Cohort( $average : ratio ) $bank : Card( ratio < $average, $ratio : ratio )
            then $bank.add("loanToDepositDeduction", $average.subtract($ratio).divide(BigDecimal.valueOf(5), 0, RoundingMode.FLOOR).min(BigDecimal.TEN).negate(),
                "a ratio of " + $ratio.setScale(2, RoundingMode.HALF_UP) + ", the average is " + $average.setScale(2, RoundingMode.HALF_UP)); end
            rule "ratio not below" when Cohort( $average : ratio ) $bank : Card( ratio >= $average, $ratio : ratio )
            then $bank.add("loanToDepositDeduction", BigDecimal.ZERO,
                "a ratio of " + $ratio.setScale(2, RoundingMode.HALF_UP) + ", the average is " + $average.setScale(2, RoundingMode.HALF_UP)); end
            """;

    private static final String BASE =
            """
            rule "%1$s" when Cohort( $best : %1$s ) $bank : Card( %1$s > 0, $value : %1$s )
            then $bank.add("%1$s", $value.multiply(BigDecimal.valueOf(20)).divide($best, 10, RoundingMode.HALF_UP), $value + ", the best has " + $best); end
            rule "no %1$s" when $bank : Card( %1$s <= 0, $value : %1$s )
            then $bank.add("%1$s", BigDecimal.ZERO, $value + " is not above 0"); end
            """;

    private static final String TIER =
            """
            rule "taxes, %1$d points" when $bank : Card( taxPaid >= %2$d, taxPaid < %3$d, $paid : taxPaid )
            then $bank.add("taxBonus", BigDecimal.valueOf(%1$d), "taxes of " + $paid); end
            """;

    private final KieBase base;

    PlainDrools() {
        StringBuilder rules = new StringBuilder(HEAD);
        for (String item :
                List.of("loanIncrement", "loanGrowth", "smeLoanGrowth", "industrialLoanGrowth", "platformUse")) {
            rules.append(BASE.formatted(item));
        }
        int[] bounds = {0, 500, 1000, 3000, 5000, 8000, 10000, Integer.MAX_VALUE};
        for (int i = 0; i < bounds.length - 1; i++) {
            rules.append(TIER.formatted(5 * i, bounds[i], bounds[i + 1]));
        }
        KieServices engine = KieServices.get();
        KieFileSystem files = engine.newKieFileSystem().write("src/main/resources/shangrao/plain.drl", rules.toString());
        KieBuilder built = engine.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (built.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(built.getResults().toString());
        }
        base = engine.newKieContainer(built.getKieModule().getReleaseId()).getKieBase();
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
        List<Score> scores = new ArrayList<>(request.subjects.size());
        KieSession session = base.newKieSession();
        try {
            session.insert(new Given(request.context.cityLoanToDepositRatio));
            for (Bank bank : request.subjects) {
                Card card = new Card(bank);
                scores.add(card.score);
                session.insert(card);
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return Scheme.finished(scores, request.context.pool);
    }

    public record Given(BigDecimal ratio) {
        public BigDecimal average(BigDecimal loans, BigDecimal deposits) {
            return ratio == null ? Scheme.ratio(loans, deposits) : ratio;
        }
    }

    public record Cohort(
            BigDecimal loanIncrement,
            BigDecimal loanGrowth,
            BigDecimal smeLoanGrowth,
            BigDecimal industrialLoanGrowth,
            BigDecimal platformUse,
            BigDecimal ratio) {}

    /** A bank as the rules see it. */
    public static final class Card {
        private final Figures own;
        private final BigDecimal ratio;
        private final Score score;

        Card(Bank bank) {
            own = bank.indicators;
            ratio = Scheme.ratio(own.loans, own.deposits);
            score = new Score(bank);
        }

        public void add(String item, BigDecimal points, String reason) {
            score.add(item, points, reason);
        }

        public BigDecimal getLoanIncrement() {
            return own.loanIncrement;
        }

        public BigDecimal getLoanGrowth() {
            return own.loanGrowth;
        }

        public BigDecimal getSmeLoanGrowth() {
            return own.smeLoanGrowth;
        }

        public BigDecimal getIndustrialLoanGrowth() {
            return own.industrialLoanGrowth;
        }

        public BigDecimal getPlatformUse() {
            return own.platformUse;
        }

        public BigDecimal getSatisfaction() {
            return own.satisfaction;
        }

        public int getServiceIncidents() {
            return own.serviceIncidents;
        }

        public BigDecimal getTaxPaid() {
            return own.taxPaid;
        }

        public BigDecimal getLoans() {
            return own.loans;
        }

        public BigDecimal getDeposits() {
            return own.deposits;
        }

        public BigDecimal getRatio() {
            return ratio;
        }
    }
}
