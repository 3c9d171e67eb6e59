package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.LongProof;
import plumbline.kit.PackCopy;
import plumbline.kit.Proof;
import plumbline.kit.Service;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.library.PolicyLibrary;
import plumbline.text.Finding;

/**
 * Rules that would not come to an end are stopped and named, and the service goes on answering others beside them.
 * The whole proof adds those that only the limit in time stops; it prints how long each took.
 */
@LongProof("Rules without an end are stopped within their limit while others are answered")
class RunawayRulesTest {
    private static final int BANKS = 500;

    private static final String POST = "ledger.notice(\"nothing-to-share\", $a);";

    /** What each is stopped by, and the conditions that run away. */
    private static Map<String, String> runaways() {
        Map<String, String> runaways = new LinkedHashMap<>();
        runaways.put(
                "too-many-combinations",
                "$a : Bank( $w : taxPaid )\n    $b : Bank( taxPaid >= $w )\n    $c : Bank( taxPaid >= $w )");
        runaways.put("too-many-combinations nested", "$a : Bank()\n    not( Bank() and Bank( taxPaid < 0 ) )");
        runaways.put(
                "too-many-combinations accumulated",
                "$a : Bank()\n    accumulate( ( $b : Bank() and $c : Bank( $v : taxPaid ) ); $sum : sum($v) )");
        runaways.put("too-many-firings", "$a : Bank()\n    $b : Bank()");
        runaways.put("number-too-long", "$a : Bank( " + product(7) + " > exact(1) )");
        if (Proof.isWhole()) {
            runaways.put("time-limit", "$a : Bank( $w : loans )\n    $b : Bank( " + product(5) + " < exact($w) )");
        }
        return runaways;
    }

    @Test
    void aRunawayIsStoppedAndTheServiceServesOthersMeanwhile(@TempDir Path rules, @TempDir Path data) throws Exception {
        PackCopy.ofShangrao(rules, Street.SHANGRAO);
        List<String> codes = List.copyOf(runaways().keySet());
        for (int i = 0; i < codes.size(); i++) {
            String name = "runaway-" + i;
            PackCopy.ofShangrao(rules, name)
                    .write("15-runaway.drl", rule(runaways().get(codes.get(i))));
        }
        JsonNode many = banks(BANKS);
        JsonNode few = banks(10);
        try (Service service = Service.of(rules, data)) {
            for (int i = 0; i < codes.size(); i++) {
                String policy = "runaway-" + i;
                AtomicBoolean over = new AtomicBoolean();
                CompletableFuture<List<Integer>> beside =
                        CompletableFuture.supplyAsync(() -> statuses(service, few, over));
                long from = System.nanoTime();
                Service.Reply reply =
                        service.evaluate(policy, "", codes.get(i).equals("time-limit") ? banks(1300) : many);
                long millis = (System.nanoTime() - from) / 1_000_000;
                over.set(true);
                assertThat(reply.status()).as(reply.text()).isEqualTo(422);
                assertThat(reply.json().get("type").textValue())
                        .endsWith(":" + codes.get(i).replaceFirst(" .*", ""));
                if (!codes.get(i).equals("time-limit")) {
                    assertThat(reply.json().get("detail").textValue()).contains("15-runaway.drl:3");
                }
                assertThat(beside.get()).isNotEmpty().containsOnly(201);
                Proof.print(codes.get(i) + ": stopped after " + millis + " ms, "
                        + beside.get().size() + " evaluations answered beside it");
            }
        }
    }

    @Test
    void whatWouldKeepTheCompilerIsRefusedBeforeItIsCompiled(@TempDir Path rules, @TempDir Path data)
            throws IOException {
        List<String> conditions = List.of(
                "$a : Bank( " + "(".repeat(3000) + "taxPaid > 1" + ")".repeat(3000) + " )",
                "$a : Bank( " + "exact(".repeat(3000) + "taxPaid" + ")".repeat(3000) + " > exact(1) )",
                "$a : Bank( taxPaid" + " + taxPaid".repeat(20000) + " > 1 )",
                "$a : Bank( " + "!".repeat(20000) + "(taxPaid > 1) )");
        for (int i = 0; i < conditions.size(); i++) {
            PackCopy.ofShangrao(rules, "large-" + i).write("15-runaway.drl", rule(conditions.get(i)));
        }
        PolicyLibrary.load(rules).states().forEach(state -> assertThat(state.findings())
                .extracting(Finding::file)
                .isNotEmpty()
                .containsOnly("15-runaway.drl"));
    }

    @Test
    void whatNoCohortOfEverydaySizeCouldBeScoredByIsRefusedAtItsRule(@TempDir Path rules) throws IOException {
        List<String> conditions = List.of(
                "$a : Bank()\n    " + "Bank()\n    ".repeat(7),
                "$a : Bank()\n    not( " + "Bank() and ".repeat(6) + "Bank( taxPaid < 0 ) )",
                "$a : Bank()\n    accumulate( ( " + "Bank() and ".repeat(6)
                        + "Bank( $v : taxPaid ) ); $sum : sum($v) )");
        for (int i = 0; i < conditions.size(); i++) {
            PackCopy.ofShangrao(rules, "untied-" + i).write("15-runaway.drl", rule(conditions.get(i)));
        }
        PolicyLibrary.load(rules)
                .states()
                .forEach(state -> assertThat(state.findings()).singleElement().satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("too-many-combinations");
                    assertThat(finding.place()).startsWith("15-runaway.drl:3");
                }));
    }

    private static List<Integer> statuses(Service service, JsonNode request, AtomicBoolean over) {
        List<Integer> statuses = new ArrayList<>();
        do {
            statuses.add(service.evaluate(Street.SHANGRAO, "", request).status());
        } while (!over.get());
        return statuses;
    }

    /** The loans to the power of two to the depth. */
    private static String product(int depth) {
        return depth == 0 ? "loans" : "times(" + product(depth - 1) + ", " + product(depth - 1) + ")";
    }

    private static JsonNode banks(int count) {
        ShangraoRequest request = new ShangraoRequest();
        for (int i = 0; i < count; i++) {
            request.bank("b" + i, "loans", "123456789012345678.0123456789012345" + (1000 + i));
        }
        return request.json();
    }

    private static String rule(String conditions) {
        return "agenda-group \"score\"\n\nrule \"失控\"\nwhen\n    " + conditions + "\nthen\n    " + POST + "\nend\n";
    }
}
