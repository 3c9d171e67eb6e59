package plumbline.rules.check;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Formulas;
import plumbline.ledger.Ledger;
import plumbline.policy.Policy;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleTokens;
import plumbline.rules.drl.Scanner;
import plumbline.rules.drl.Token;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Every word that the rules of a policy may be written with, besides their variables and texts. Immutable. */
public final class Vocabulary {
    private static final Set<String> OF_CONDITIONS = Set.of(
            "not",
            "exists",
            "accumulate",
            "and",
            "or",
            "in",
            "null",
            "true",
            "false",
            "this",
            "sum",
            "min",
            "max",
            "count");

    /** What can be asked of a formula's result, and of ratings. */
    private static final Set<String> OF_NUMBERS = Set.of("plus", "minus", "times", "dividedBy", "negated", "floor");

    private static final Set<String> OF_CONSEQUENCES = Set.of("ledger", "null", "true", "false", "id", "name");
    private static final Set<String> FORMULAS = names(Formulas.class);
    private static final Set<String> CALLS = names(Ledger.class);

    private final Set<String> inConditions = new TreeSet<>();
    private final Set<String> inConsequences = new TreeSet<>();

    public Vocabulary(Policy policy) {
        new FactTypes(policy).fieldsByType().forEach((type, fields) -> {
            inConditions.add(type);
            inConditions.addAll(fields);
            inConsequences.addAll(fields);
        });
        inConditions.addAll(OF_CONDITIONS);
        inConsequences.addAll(OF_CONSEQUENCES);
        inConsequences.addAll(CALLS);
        for (Set<String> both : List.of(FORMULAS, OF_NUMBERS)) {
            inConditions.addAll(both);
            inConsequences.addAll(both);
        }
    }

    /** Adds a finding for each word of the file that is none of these. */
    public void check(RuleFile file, RuleFindings findings) {
        for (RuleTokens rule : RuleTokens.of(Scanner.scan(file.text()))) {
            words(file, rule.conditions(), inConditions, findings);
            words(file, rule.consequence(), inConsequences, findings);
        }
    }

    private static void words(RuleFile file, List<Token> tokens, Set<String> known, RuleFindings findings) {
        for (Token token : tokens) {
            boolean isWord = token.kind() == Token.Kind.WORD && !token.text().startsWith("$");
            if (isWord && !known.contains(token.text()) && !findings.isFull()) {
                findings.add(
                        file,
                        "word-not-allowed",
                        token,
                        new Text("规则里没有“" + token.text() + "”这个词", "Rules have no word " + token.text()),
                        remedy(NearestName.to(token.text(), known)));
            }
        }
    }

    private static Text remedy(@Nullable String nearest) {
        return nearest == null
                ? new Text(
                        "可用的词都在规则手册（rules/REFERENCE.md）里；变量以 $ 开头",
                        "All words stand in the rule reference, rules/REFERENCE.md; variables begin with $")
                : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?");
    }

    private static Set<String> names(Class<?> api) {
        Collection<Method> methods = Arrays.asList(api.getDeclaredMethods());
        return new HashSet<>(methods.stream()
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet()));
    }
}
