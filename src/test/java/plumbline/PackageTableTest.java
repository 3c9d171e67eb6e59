package plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which package may use which: one request walks one way, and never back. */
class PackageTableTest {
    /** A package with those of Plumbline's that it may use, each of which stands above it. */
    private record Row(String name, Set<String> mayUse) {}

    private record Use(String from, String to) {}

    private static final List<Row> TABLE = List.of(
            new Row("plumbline", Set.of()),
            new Row("plumbline.policy", Set.of()),
            row("intake", "policy"),
            row("ledger", "policy"),
            row("rules", "policy", "intake", "ledger"),
            row("standing", "policy", "ledger"),
            row("evaluation", "policy", "intake", "ledger", "rules", "standing"),
            row("store", "policy"),
            row("library", "store", "policy", "intake", "ledger", "rules", "standing", "evaluation"),
            row("audit", "policy", "intake", "ledger", "rules", "standing", "evaluation", "library", "store"),
            row("http", "store", "policy", "intake", "ledger", "rules", "standing", "evaluation", "library", "audit"),
            row(
                    "cli",
                    "store",
                    "policy",
                    "intake",
                    "ledger",
                    "rules",
                    "standing",
                    "evaluation",
                    "library",
                    "audit",
                    "http"));

    /** Libraries that one package alone knows, by the beginning of their packages' names. */
    private static final Map<String, String> KEPT_TO = Map.of(
            "org.kie", "plumbline.rules",
            "org.drools", "plumbline.rules",
            "io.javalin", "plumbline.http",
            "org.eclipse.jetty", "plumbline.http",
            "picocli", "plumbline.cli",
            "org.flywaydb", "plumbline.store",
            "com.zaxxer", "plumbline.store");

    private static final Pattern USE = Pattern.compile("(?m)^ +(\\S+) +-> (\\S+) ");

    @Test
    void noPackageUsesAnotherAgainstTheTable() {
        assertThat(faults(uses("target/classes"), TABLE)).isEmpty();
    }

    @Test
    void theTableHoldsEachPackageOnceAndLeadsOneWay() {
        List<String> above = new ArrayList<>();
        for (Row row : TABLE) {
            assertThat(above).doesNotContain(row.name()).containsAll(row.mayUse());
            above.add(row.name());
        }
    }

    @Test
    void theUsesAreThoseOfTheCompiledClasses() {
        assertThat(uses("target/classes"))
                .contains(
                        new Use("plumbline.cli", "plumbline.http"),
                        new Use("plumbline.evaluation", "plumbline.rules"),
                        new Use("plumbline.intake", "com.fasterxml.jackson.databind"),
                        new Use("plumbline.rules", "org.kie.api.runtime"),
                        new Use("plumbline.http", "io.javalin"));
    }

    @Test
    void aUseThatTheTableDoesNotNameIsAFault() {
        List<Row> table = List.of(row("policy"), row("intake", "policy"), row("rules"), row("http", "policy"));
        assertThat(faults(Set.of(new Use("plumbline.intake", "plumbline.policy")), table))
                .isEmpty();
        assertThat(faults(Set.of(new Use("plumbline.rules", "org.kie.api")), table))
                .isEmpty();
        assertThat(faults(Set.of(new Use("plumbline.policy", "plumbline.intake")), table))
                .containsExactly("plumbline.policy may not use plumbline.intake");
        assertThat(faults(Set.of(new Use("plumbline.http", "plumbline.intake")), table))
                .containsExactly("plumbline.http may not use plumbline.intake");
        assertThat(faults(Set.of(new Use("plumbline.http", "org.kie.api.runtime")), table))
                .containsExactly("only plumbline.rules may use org.kie, and not plumbline.http");
        assertThat(faults(Set.of(new Use("plumbline.policy", "org.eclipse.jetty.server")), table))
                .containsExactly("only plumbline.http may use org.eclipse.jetty, and not plumbline.policy");
        assertThat(faults(Set.of(new Use("plumbline.helper", "java.lang")), table))
                .containsExactly("plumbline.helper is not in the table");
    }

    private static Set<String> faults(Set<Use> uses, List<Row> table) {
        Map<String, Set<String>> mayUse = table.stream().collect(Collectors.toMap(Row::name, Row::mayUse));
        Set<String> faults = new TreeSet<>();
        for (Use use : uses) {
            if (!mayUse.containsKey(use.from())) {
                faults.add(use.from() + " is not in the table");
                continue;
            }
            if (isOf("plumbline", use.to())
                    && !use.to().equals(use.from())
                    && !mayUse.get(use.from()).contains(use.to())) {
                faults.add(use.from() + " may not use " + use.to());
            }
            KEPT_TO.forEach((library, keeper) -> {
                if (isOf(library, use.to()) && !use.from().equals(keeper)) {
                    faults.add("only " + keeper + " may use " + library + ", and not " + use.from());
                }
            });
        }
        return faults;
    }

    private static boolean isOf(String beginning, String name) {
        return name.equals(beginning) || name.startsWith(beginning + ".");
    }

    private static Set<Use> uses(String classes) {
        StringWriter out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int status = jdeps.run(new PrintWriter(out), new PrintWriter(out), "-verbose:package", "-filter:none", classes);
        assertThat(status).as(out.toString()).isZero();
        return USE.matcher(out.toString())
                .results()
                .map(found -> new Use(found.group(1), found.group(2)))
                .collect(Collectors.toSet());
    }

    private static Row row(String name, String... mayUse) {
        return new Row(
                "plumbline." + name,
                Set.of(mayUse).stream().map(each -> "plumbline." + each).collect(Collectors.toSet()));
    }
}
