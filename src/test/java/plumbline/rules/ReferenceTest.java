package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.facts.FactKinds;
import plumbline.facts.Formulas;
import plumbline.facts.Phase;
import plumbline.kit.Street;
import plumbline.ledger.Ledger;
import plumbline.ledger.RuleApi;
import plumbline.rules.check.FieldValues;
import plumbline.text.InChinese;

/** rules/REFERENCE.md leaves out nothing that a rule can match or call, and nothing that policy.yaml can hold. */
class ReferenceTest {
    private final String page;

    ReferenceTest() throws IOException {
        page = Files.readString(Path.of("rules/REFERENCE.md"));
    }

    @Test
    void namesEveryPhase() {
        assertThat(Stream.of(Phase.values()).map(phase -> "| `" + phase.group() + "` |"))
                .allSatisfy(this::stands);
    }

    @Test
    void namesEveryFactOfTheServiceWithItsFields() {
        new FieldValues(Street.pack(Street.SHANGRAO).policy(), RuleApi.STANDARD)
                .byType()
                .forEach((type, fields) -> {
                    boolean isThePacks = type.equals("Bank") || type.equals("Context");
                    if (!isThePacks) {
                        stands(type + "( ");
                        assertThat(fields.keySet()).allSatisfy(this::stands);
                    }
                });
    }

    @Test
    void namesEveryCallOfTheLedger() {
        assertThat(publicMethods(Ledger.class, false)).isNotEmpty().allSatisfy(name -> stands("`ledger." + name + "("));
    }

    @Test
    void namesEverythingInChineseAsWell() {
        List<String> names = Stream.of(
                        FactKinds.ALL.stream(),
                        FactKinds.ALL.stream().flatMap(type -> Stream.of(type.getRecordComponents())),
                        RuleApi.STANDARD.calls().stream(),
                        RuleApi.STANDARD.formulas().stream(),
                        RuleApi.STANDARD.ofExact().stream(),
                        Stream.of(Phase.class.getFields()))
                .flatMap(elements -> elements)
                .map(AnnotatedElement.class::cast)
                .map(element -> Objects.requireNonNull(element.getAnnotation(InChinese.class), element::toString))
                .map(InChinese::value)
                .toList();
        assertThat(names).allSatisfy(name -> assertThat(page).containsPattern("`[\"]?" + name + "[\"]?`"));
    }

    @Test
    void namesEveryFormula() {
        assertThat(publicMethods(Formulas.class, true)).isNotEmpty().allSatisfy(name -> stands("`" + name + "("));
    }

    @Test
    void namesEveryListOfThePolicyAndEveryTypeOfIndicator() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Street.class.getResourceAsStream("/plumbline/policy/read/policy.schema.json"));
        assertThat(schema.at("/properties").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(name -> stands("`" + name + "`"));
        assertThat(schema.at("/$defs/indicator/properties/type/enum"))
                .isNotEmpty()
                .allSatisfy(type -> stands("`" + type.textValue() + "`"));
    }

    private void stands(String words) {
        assertThat(page.contains(words)).as("REFERENCE.md names %s", words).isTrue();
    }

    private static List<String> publicMethods(Class<?> type, boolean isStatic) {
        return List.copyOf(new TreeSet<>(Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) == isStatic)
                .map(Method::getName)
                .toList()));
    }
}
