package plumbline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Random;

/** A request of forty banks with invented figures; the same at every run. */
final class FortyBanks {
    static final String POLICY = "shangrao-deposit-contribution";
    private static final int BANKS = 40;

    private FortyBanks() {}

    static ObjectNode request() {
        Random random = new Random(1);
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.put("period", "2022");
        request.putObject("context").put("pool", new BigDecimal("2500000000.00"));
        for (int i = 1; i <= BANKS; i++) {
            ObjectNode bank = request.withArray("subjects").addObject();
            bank.put("id", "bank-" + i).put("name", "第" + i + "家银行");
            ObjectNode indicators = bank.putObject("indicators");
            indicators.put("loanIncrement", hundredths(random, -1000, 8000));
            indicators.put("loanGrowth", hundredths(random, -500, 3000));
            indicators.put("smeLoanGrowth", hundredths(random, -500, 4000));
            indicators.put("industrialLoanGrowth", hundredths(random, -500, 3500));
            indicators.put("platformUse", hundredths(random, 0, 10000));
            indicators.put("satisfaction", hundredths(random, 300, 500));
            indicators.put("serviceIncidents", random.nextInt(7));
            indicators.put("taxPaid", hundredths(random, 0, 1200000));
            indicators.put("loans", hundredths(random, 5000, 60000));
            indicators.put("deposits", hundredths(random, 8000, 80000));
            indicators.put("riskFlag", i % 20 == 0);
        }
        return request;
    }

    private static BigDecimal hundredths(Random random, int from, int to) {
        return BigDecimal.valueOf(from + random.nextInt(to - from), 2);
    }
}
