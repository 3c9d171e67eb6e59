package plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The catalogue and the program that speaks by it: what the one names, the other has, with the same values. */
class MessageCatalogueTest {
    private static final Path SOURCES = Path.of("src/main/java/plumbline");
    private static final Map<String, MessageCatalogue.Entry> ENTRIES = MessageCatalogue.read();

    /** What rules write in braces, which no value takes the place of. */
    private static final Set<String> LITERAL = Set.of("indicator");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]+([.][a-z0-9-]+)?");

    /**
     * A method or constructor that takes a key.
     *
     * @param type that a static method is called by; null for others
     * @param index of the key among its arguments
     */
    private record Taker(@Nullable String type, int index, boolean takesValues) {}

    /** A call with a key. */
    private record Use(String place, String key, int values, boolean takesValues) {}

    @Test
    void theProgramNamesWhatTheCatalogueHoldsAndTheCatalogueHoldsNothingElse() throws IOException {
        Set<String> used = new TreeSet<>();
        Set<String> faults = new TreeSet<>();
        for (Use use : uses()) {
            used.add(use.key());
            MessageCatalogue.Entry entry = ENTRIES.get(use.key());
            if (entry == null) {
                faults.add(use.place() + " names " + use.key() + ", which is not in the catalogue");
            } else if (use.takesValues() && entry.names().size() != use.values()) {
                faults.add(use.place() + " gives " + use.key() + " " + use.values() + " values");
            }
        }
        assertThat(faults).isEmpty();
        assertThat(used).isEqualTo(new TreeSet<>(ENTRIES.keySet()));
    }

    @Test
    void bothLanguagesShowTheSameValuesAndEveryValueIsShown() {
        ENTRIES.forEach((key, entry) -> {
            Text message = entry.message();
            Text remedy = entry.remedy() == null ? message : entry.remedy();
            Set<String> shown = new HashSet<>();
            for (Text text : List.of(message, remedy)) {
                Set<String> english = new HashSet<>(Messages.placeholders(text.en()));
                english.removeAll(LITERAL);
                assertThat(Messages.placeholders(text.zh())).as(key).isEqualTo(english);
                shown.addAll(english);
            }
            assertThat(shown).as(key).isEqualTo(Set.copyOf(entry.names()));
        });
    }

    @Test
    void valuesAreShownAsTheyAreInEachLanguage() {
        Text sort = new Text("日期", "a day");
        assertThat(Messages.text("wrong-comparison", sort, "{one}"))
                .isEqualTo(new Text("日期不能和{one}比较", "a day is compared with {one}"));
        assertThat(Messages.text("there-are", List.of("a", sort, new BigDecimal("1E+2"))))
                .isEqualTo(new Text("可写：a、日期、100", "There are: a, a day, 100"));
        assertThat(Messages.text("wrong-arguments", "f", 1, "$x").en())
                .isEqualTo("f is given 1 value, which does not fit");
        assertThat(Messages.text("wrong-arguments", "\\$1", 2, "f").en())
                .isEqualTo("\\$1 is given 2 values, which do not fit");
        assertThat(Messages.text("placeholder-such-as", "loans").en())
                .isEqualTo(
                        "Write an indicator's code, such as {loans}, or a variable that the conditions bind, such as {$x}");
    }

    @Test
    void aKeyThatIsNotThereOrOtherValuesAreRefused() {
        assertThatThrownBy(() -> Messages.text("no-such-key")).hasMessageContaining("no-such-key");
        assertThatThrownBy(() -> Messages.text("did-you-mean")).hasMessageContaining("did-you-mean");
        assertThatThrownBy(() -> Messages.text("did-you-mean", "a", "b")).hasMessageContaining("did-you-mean");
    }

    private static List<Use> uses() throws IOException {
        List<CompilationUnitTree> units = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of(),
                    null,
                    files.getJavaFileObjectsFromPaths(
                            sources.filter(path -> path.toString().endsWith(".java"))
                                    .toList()));
            task.parse().forEach(units::add);
        }
        Map<String, Set<Taker>> takers = new HashMap<>();
        units.forEach(unit -> new Declarations(takers).scan(unit, null));
        List<Use> uses = new ArrayList<>();
        units.forEach(unit -> new Uses(unit, takers, uses).scan(unit, null));
        return uses;
    }

    private static boolean isKey(VariableTree variable) {
        return variable.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("Key"));
    }

    /** Finds who takes a key. */
    private static final class Declarations extends TreeScanner<Void, @Nullable String> {
        private final Map<String, Set<Taker>> takers;

        Declarations(Map<String, Set<Taker>> takers) {
            this.takers = takers;
        }

        @Override
        public Void visitClass(ClassTree type, @Nullable String outer) {
            return super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public Void visitMethod(MethodTree method, @Nullable String type) {
            String name = method.getName().contentEquals("<init>")
                    ? type
                    : method.getName().toString();
            for (int i = 0; i < method.getParameters().size(); i++) {
                if (isKey(method.getParameters().get(i))) {
                    boolean takesValues = i < method.getParameters().size() - 1;
                    boolean isStatic = method.getModifiers().getFlags().contains(Modifier.STATIC);
                    takers.computeIfAbsent(name, any -> new LinkedHashSet<>())
                            .add(new Taker(isStatic ? type : null, i, takesValues));
                }
            }
            return super.visitMethod(method, type);
        }
    }

    /** Finds the calls with a key. */
    private static final class Uses extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Map<String, Set<Taker>> takers;
        private final List<Use> uses;
        private final Map<String, ExpressionTree> variables = new TreeMap<>();
        private String type = "";

        Uses(CompilationUnitTree unit, Map<String, Set<Taker>> takers, List<Use> uses) {
            this.unit = unit;
            this.takers = takers;
            this.uses = uses;
        }

        @Override
        public Void visitClass(ClassTree inner, Void none) {
            String outer = type;
            type = inner.getSimpleName().toString();
            super.visitClass(inner, null);
            type = outer;
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            if (variable.getInitializer() != null) {
                variables.put(variable.getName().toString(), variable.getInitializer());
            }
            return super.visitVariable(variable, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (call.getMethodSelect() instanceof MemberSelectTree member) {
                use(member.getExpression().toString(), member.getIdentifier().toString(), call, call.getArguments());
            } else {
                use(type, call.getMethodSelect().toString(), call, call.getArguments());
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            use("", made.getIdentifier().toString(), made, made.getArguments());
            return super.visitNewClass(made, null);
        }

        /** Where methods of one name take a key in different places, the first place with a key is the one. */
        private void use(String of, String name, Tree call, List<? extends ExpressionTree> arguments) {
            List<Taker> sorted = takers.getOrDefault(name, Set.of()).stream()
                    .filter(taker -> taker.type() == null || taker.type().equals(of))
                    .filter(taker -> taker.index() < arguments.size())
                    .sorted(Comparator.comparingInt(Taker::index))
                    .toList();
            for (Taker taker : sorted) {
                List<String> keys = new ArrayList<>();
                written(arguments.get(taker.index()), keys);
                keys.removeIf(key -> !KEY.matcher(key).matches());
                int values = arguments.size() - taker.index() - 1;
                boolean isPassedOn = values == 1
                        && arguments.get(taker.index() + 1).toString().equals("values");
                keys.forEach(key -> uses.add(new Use(
                        unit.getSourceFile().getName() + ": " + call,
                        key,
                        values,
                        taker.takesValues() && !isPassedOn)));
                if (!keys.isEmpty()) {
                    return;
                }
            }
        }

        private void written(ExpressionTree expression, List<String> keys) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitLiteral(LiteralTree literal, Void none) {
                    if (literal.getValue() instanceof String text) {
                        keys.add(text);
                    }
                    return null;
                }

                @Override
                public Void visitConditionalExpression(ConditionalExpressionTree choice, Void none) {
                    scan(choice.getTrueExpression(), null);
                    return scan(choice.getFalseExpression(), null);
                }

                @Override
                public Void visitSwitchExpression(SwitchExpressionTree choice, Void none) {
                    for (CaseTree each : choice.getCases()) {
                        scan(each.getBody(), null);
                    }
                    return null;
                }

                @Override
                public Void visitIdentifier(IdentifierTree name, Void none) {
                    ExpressionTree initial = variables.get(name.getName().toString());
                    return initial == null ? null : scan(initial, null);
                }

                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
                    return null;
                }
            }.scan(expression, null);
        }
    }
}
