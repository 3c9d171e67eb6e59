package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.policy.Policy;
import plumbline.rules.RuleBook;
import plumbline.rules.check.Rule;
import plumbline.rules.judge.Judge;
import plumbline.rules.judge.SeenFacts;
import plumbline.rules.model.RuleModel;

/** What an evaluation is explained from. Used by one thread. */
public final class Grounds {
    private final RuleBook book;
    private final JsonNode answer;
    private final JsonNode firings;
    private final Map<Phase, SeenFacts> facts;
    private final Map<String, RuleModel> models;
    private final Map<Phase, Judge> judges = new HashMap<>();

    /**
     * @param book the rules of the evaluation's revision
     * @param answer with the entries
     * @param firings all of the evaluation
     * @param facts what the rules of each phase could see; none when the evaluation no longer comes out the same
     */
    public Grounds(RuleBook book, JsonNode answer, JsonNode firings, Map<Phase, SeenFacts> facts) {
        this.book = book;
        this.answer = answer;
        this.firings = firings;
        this.facts = Map.copyOf(facts);
        this.models = book.models().stream()
                .collect(Collectors.toMap(model -> model.rule().name(), model -> model));
    }

    Policy policy() {
        return book.policy();
    }

    JsonNode answer() {
        return answer;
    }

    JsonNode firings() {
        return firings;
    }

    /** Whether it is known what the rules could see. */
    boolean areSeen() {
        return !facts.isEmpty();
    }

    Map<String, RuleModel> models() {
        return models;
    }

    /** The rules by name as they were read. */
    List<Rule> rules() {
        return Arrays.stream(Phase.values())
                .flatMap(phase -> book.rules(phase).stream())
                .toList();
    }

    RuleModel model(Rule rule) {
        return Objects.requireNonNull(models.get(rule.ref().name()));
    }

    /** Null for a phase of which it is not known what its rules saw. */
    @Nullable
    Judge judge(Phase phase) {
        SeenFacts seen = facts.get(phase);
        return seen == null ? null : judges.computeIfAbsent(phase, any -> new Judge(book.api(), seen));
    }

    /** The result of a subject; null when there is none. */
    @Nullable
    JsonNode result(String subject) {
        return StreamSupport.stream(answer.path("results").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(subject))
                .findFirst()
                .orElse(null);
    }

    List<JsonNode> firings(String subject) {
        return StreamSupport.stream(firings.spliterator(), false)
                .filter(firing -> firing.path("subject").asText().equals(subject))
                .toList();
    }
}
