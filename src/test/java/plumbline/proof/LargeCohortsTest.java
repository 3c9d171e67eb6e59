package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Street;

/** One request with as many subjects, or as many records of one subject, as a program with the usual heap must bear. */
@LongProof(
        "100,000 banks, and 50,000 contracts of one guarantee institution, in one request each, in a heap of 1.5 GiB")
class LargeCohortsTest {
    private static final int BANKS = Proof.times(2_500, 100_000);
    private static final int CONTRACTS = Proof.times(2_500, 50_000);
    private static final String GUARANTEE = "datong-guarantee-compensation";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the answer tells of all subjects. */
    private static final class Told {
        private int subjects;
        private int entries;
        private BigDecimal placed = BigDecimal.ZERO;
        private final TreeMap<Integer, Integer> ranks = new TreeMap<>();

        private void subject(JsonNode subject) {
            subjects++;
            entries += subject.get("entries").size();
            ranks.merge(subject.path("rank").intValue(), 1, Integer::sum);
            subject.get("outcomes").forEach(outcome -> {
                if (outcome.get("code").textValue().equals("allocation")) {
                    placed = placed.add(new BigDecimal(outcome.get("value").asText()));
                }
            });
        }
    }

    @Test
    void everyBankIsRankedAndThePoolIsSharedToTheCent(@TempDir Path folder) throws Exception {
        ObjectNode sample = (ObjectNode) sample(Street.SHANGRAO);
        ArrayNode banks = (ArrayNode) sample.remove("subjects");
        Path request = folder.resolve("request.json");
        write(request, sample, BANKS, i -> {
            ObjectNode bank = banks.get(i % banks.size()).deepCopy();
            bank.put("id", "b" + i).put("name", "银行" + i);
            ObjectNode indicators = (ObjectNode) bank.get("indicators");
            indicators.put("taxPaid", indicators.get("taxPaid").intValue() + i % 9_973);
            return bank;
        });
        Told told = told(Street.SHANGRAO, request, folder.resolve("answer.json"), BANKS + " banks");
        assertThat(told.subjects).isEqualTo(BANKS);
        assertThat(told.placed).isEqualByComparingTo(sample.at("/context/pool").decimalValue());
        int next = 1;
        for (var rank : told.ranks.entrySet()) {
            assertThat(rank.getKey()).isEqualTo(next);
            next += rank.getValue();
        }
    }

    @Test
    void everyContractOfOneInstitutionIsPaid(@TempDir Path folder) throws Exception {
        ObjectNode sample = (ObjectNode) sample(GUARANTEE);
        ObjectNode institution = (ObjectNode) sample.remove("subjects").get(0);
        ArrayNode contracts = (ArrayNode) institution.get("indicators").get("guarantees");
        ArrayNode many = ((ObjectNode) institution.get("indicators")).putArray("guarantees");
        for (int i = 0; i < CONTRACTS; i++) {
            ObjectNode contract = contracts.get(i % contracts.size()).deepCopy();
            many.add(contract.put("contract", "K" + i).put("client", "C" + i));
        }
        Path request = folder.resolve("request.json");
        write(request, sample, 1, i -> institution);
        Told told = told(GUARANTEE, request, folder.resolve("answer.json"), CONTRACTS + " contracts");
        assertThat(told.subjects).isEqualTo(1);
        assertThat(told.entries).isGreaterThanOrEqualTo(CONTRACTS);
    }

    private static JsonNode sample(String policy) throws IOException {
        return JSON.readTree(Path.of("samples", policy, "request.json").toFile());
    }

    private static void write(Path file, ObjectNode head, int count, IntFunction<JsonNode> subjects)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(file))) {
            json.writeStartObject();
            for (var member : head.properties()) {
                json.writeFieldName(member.getKey());
                json.writeTree(member.getValue());
            }
            json.writeArrayFieldStart("subjects");
            for (int i = 0; i < count; i++) {
                json.writeTree(subjects.apply(i));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** What a program of its own answers. */
    private static Told told(String policy, Path request, Path answer, String of) throws Exception {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1536m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dplumbline.cache=" + answer.resolveSibling("cache"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "plumbline.cli.Main",
                        "evaluate",
                        policy,
                        request.toString(),
                        "-o",
                        answer.toString()))
                .redirectErrorStream(true)
                .redirectOutput(answer.resolveSibling("log").toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s", Files.readString(answer.resolveSibling("log")))
                .isZero();
        Proof.print("%s in one request: %.0f s from start to end, an answer of %d MB"
                .formatted(of, (System.nanoTime() - begin) / 1e9, Files.size(answer) / 1_000_000));
        Told told = new Told();
        try (JsonParser parser = JSON.createParser(answer.toFile())) {
            while (!"results".equals(parser.currentName())) {
                parser.nextToken();
            }
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                told.subject(parser.readValueAsTree());
            }
        }
        return told;
    }
}
