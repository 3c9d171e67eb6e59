package plumbline.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Requests with invented figures, the same at every run. */
final class Cohorts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Cohorts() {}

    /** A request of Shangrao's policy. */
    static Path banks(Path folder, int count) throws IOException {
        Random random = new Random(1);
        ObjectNode request = JSON.createObjectNode().put("period", "2022");
        request.putObject("context").put("pool", new BigDecimal("2500000000.00"));
        ArrayNode banks = request.putArray("subjects");
        for (int i = 0; i < count; i++) {
            ObjectNode bank = banks.addObject().put("id", "bank-" + i).put("name", "第" + i + "家银行");
            bank.putObject("indicators")
                    .put("loanIncrement", hundredths(random, -1000, 8000))
                    .put("loanGrowth", hundredths(random, -500, 3000))
                    .put("smeLoanGrowth", hundredths(random, -500, 4000))
                    .put("industrialLoanGrowth", hundredths(random, -500, 3500))
                    .put("platformUse", hundredths(random, 0, 10000))
                    .put("satisfaction", hundredths(random, 300, 500))
                    .put("serviceIncidents", random.nextInt(7))
                    .put("taxPaid", hundredths(random, 0, 1200000))
                    .put("loans", hundredths(random, 5000, 60000))
                    .put("deposits", hundredths(random, 8000, 80000))
                    .put("riskFlag", i % 20 == 0);
        }
        return written(folder.resolve("banks-" + count + ".json"), request);
    }

    /** A request of the corps' policy: the banks of its sample, again and again. */
    static Path corps(Path folder, int count) throws IOException {
        ObjectNode request =
                (ObjectNode) JSON.readTree(Path.of("samples/corps-bank-grading/request.json").toFile());
        ArrayNode sample = (ArrayNode) request.remove("subjects");
        ArrayNode banks = request.putArray("subjects");
        for (int i = 0; i < count; i++) {
            ObjectNode bank = sample.get(i % sample.size()).deepCopy();
            banks.add(bank.put("id", "bank-" + i).put("name", "第" + i + "家银行"));
        }
        return written(folder.resolve("corps-" + count + ".json"), request);
    }

    private static Path written(Path file, ObjectNode request) throws IOException {
        return Files.write(file, JSON.writeValueAsBytes(request));
    }

    private static BigDecimal hundredths(Random random, int from, int to) {
        return BigDecimal.valueOf(from + random.nextInt(to - from), 2);
    }
}
