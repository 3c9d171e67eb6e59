package plumbline.rules.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Evaluator;
import plumbline.facts.SubjectFact;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;
import plumbline.rules.check.Rule;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.text.JsonText;

/** What is said of a rule's conditions, against what the engine did: on random cohorts of every pack. */
class JudgeTest {
    private static final int COHORTS = 8;

    static List<String> policies() {
        return Street.policies();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whatIsCalledSatisfiedHasFiredAndWhatIsNotHasNot(String policy) throws Exception {
        Pack pack = Street.pack(policy);
        int satisfied = 0;
        int failed = 0;
        Set<String> open = new TreeSet<>();
        for (int seed = 0; seed < COHORTS; seed++) {
            ObjectNode request = Cohorts.random(new Random(seed), policy);
            Evaluator.Inspected inspected =
                    pack.evaluator().inspect(pack.requests().read(JsonText.bytes(request)));
            Set<String> fired = fired(inspected);
            for (RuleModel model : pack.rules().models()) {
                Judge judge = new Judge(
                        pack.rules().api(),
                        Objects.requireNonNull(inspected.facts().get(model.phase())));
                Rule rule = rule(pack, model);
                String owner = model.calls().stream()
                        .map(LedgerCall::subject)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                for (SubjectFact subject : subjects(pack, judge)) {
                    Judgement judgement = judge.of(rule, owner == null ? Map.of() : Map.of(owner, subject));
                    Boolean isSatisfied = judgement.isSatisfied();
                    if (isSatisfied == null) {
                        open.add(rule.ref().name());
                        continue;
                    }
                    String key = rule.ref().name() + "/" + (owner == null ? "" : subject.getId());
                    assertThat(fired.contains(key)).as("%s: %s", key, judgement).isEqualTo(isSatisfied);
                    satisfied += isSatisfied ? 1 : 0;
                    failed += isSatisfied ? 0 : 1;
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(satisfied).isPositive();
        assertThat(failed).isPositive();
    }

    private static Set<String> fired(Evaluator.Inspected inspected) throws IOException {
        Set<String> fired = new HashSet<>();
        for (JsonNode firing : JsonText.read(EvaluationJson.firings(inspected.evaluation()))) {
            fired.add(firing.get("rule").asText() + "/" + firing.path("subject").asText(""));
        }
        return fired;
    }

    private static Rule rule(Pack pack, RuleModel model) {
        return pack.rules().rules(model.phase()).stream()
                .filter(each -> each.ref().equals(model.rule()))
                .findFirst()
                .orElseThrow();
    }

    private static List<SubjectFact> subjects(Pack pack, Judge judge) {
        return judge.facts().of(pack.policy().subject().factType()).stream()
                .map(SubjectFact.class::cast)
                .toList();
    }
}
