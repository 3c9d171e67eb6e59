package plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.http.Server;

/** Which package may use which: one request walks one way, and never back. */
class PackageTableTest {
    /** A package with those of Plumbline's that it may use, each of which stands above it. */
    private record Row(String name, Set<String> mayUse) {}

    private record Use(String from, String to) {}

    private static final List<Row> TABLE = List.of(
            new Row("plumbline", Set.of()),
            row("text", ""),
            row("log", ""),
            row("yaml", "text"),
            row("policy", "text"),
            row("facts", "text policy"),
            row("sheet", "text"),
            row("policy.read", "text yaml policy facts sheet"),
            row("intake", "text yaml policy"),
            row("intake.table", "text yaml policy sheet intake"),
            row("ledger", "text policy facts"),
            row("standing", "text facts ledger"),
            row("store", "text"),
            row("rules.drl", "text"),
            row("rules.names", "text policy facts ledger rules.drl"),
            row("rules.check", "text policy policy.read facts ledger rules.drl rules.names"),
            row("rules.model", "facts ledger rules.drl rules.check"),
            row("rules.judge", "policy facts ledger rules.drl rules.check"),
            row("rules.gate", "ledger"),
            row(
                    "rules",
                    "text policy facts intake ledger rules.drl rules.names rules.check rules.model rules.gate rules.judge"),
            row("evaluation", "text policy facts intake ledger standing rules rules.judge"),
            row("evaluation.table", "sheet"),
            row("problem", "text facts intake evaluation"),
            row("library.pack", "text policy policy.read facts intake rules rules.drl rules.names evaluation yaml"),
            row("batch", "text yaml intake facts evaluation problem library.pack"),
            row("library.cases", "text yaml policy facts intake ledger standing rules evaluation library.pack"),
            row(
                    "library.tiers",
                    "text policy facts intake ledger rules rules.model evaluation library.pack library.cases"),
            row(
                    "library.lint",
                    "text yaml policy policy.read facts ledger rules rules.model library.pack library.cases library.tiers"),
            row("library.trial", "text rules library.pack library.cases library.lint"),
            row("library.revision", "text yaml store rules rules.drl evaluation library.pack"),
            row("library", "text policy policy.read store rules library.pack library.trial library.revision"),
            row("audit.record", "text policy facts intake ledger store rules evaluation"),
            row(
                    "explanation",
                    "text policy facts intake ledger rules rules.drl rules.check rules.model rules.judge evaluation library.pack"),
            row(
                    "audit.appeal",
                    "text policy policy.read facts store rules library.pack library.revision audit.record explanation"),
            row(
                    "audit",
                    "text yaml facts intake store rules evaluation library library.pack library.revision audit.record audit.appeal"),
            row("http.exchange", "text facts intake store evaluation problem"),
            row(
                    "http.json",
                    "text policy evaluation library library.pack library.cases library.trial library.revision audit.record"),
            row("http.access", "text intake store audit.record http.exchange"),
            row("http.metric", "text store library http.exchange http.access"),
            row("http.event", "text store audit.record library.revision http.exchange http.access http.json"),
            row("http.appeal", "text policy"),
            row("http.console", "text http.exchange"),
            row(
                    "http.table",
                    "text policy sheet intake.table rules evaluation.table library.pack library.cases http.exchange"),
            row("http.api", "text policy intake rules library.pack library.cases http.exchange"),
            row(
                    "http",
                    "text yaml policy facts sheet intake intake.table store evaluation problem batch library library.pack library.cases library.trial library.revision explanation rules rules.judge rules.model rules.names audit audit.record audit.appeal http.exchange http.access http.metric http.json http.event http.table http.api http.appeal http.console"),
            row(
                    "cli",
                    "text policy facts sheet intake intake.table ledger store standing rules rules.names evaluation evaluation.table library library.pack library.cases library.trial library.revision audit audit.record http http.access http.exchange log http.event batch explanation"));

    /** Libraries that one package alone knows, by the beginning of their packages' names. */
    private static final Map<String, Set<String>> KEPT_TO = Map.ofEntries(
            Map.entry("org.kie", Set.of("plumbline.rules")),
            Map.entry("org.drools", Set.of("plumbline.rules")),
            Map.entry(
                    "io.javalin",
                    Set.of(
                            "plumbline.http",
                            "plumbline.http.exchange",
                            "plumbline.http.event",
                            "plumbline.http.table",
                            "plumbline.http.api",
                            "plumbline.http.console",
                            "plumbline.http.metric",
                            "plumbline.http.access")),
            Map.entry("org.eclipse.jetty", Set.of("plumbline.http", "plumbline.http.exchange")),
            Map.entry("io.micrometer", Set.of("plumbline.http.metric")),
            Map.entry("ch.qos.logback", Set.of("plumbline.log")),
            Map.entry("picocli", Set.of("plumbline.cli")),
            Map.entry("org.flywaydb", Set.of("plumbline.store")),
            Map.entry("org.dhatim", Set.of("plumbline.sheet")),
            Map.entry("de.siegmar", Set.of("plumbline.sheet")),
            Map.entry("com.github.luben", Set.of("plumbline.batch")),
            Map.entry("com.zaxxer", Set.of("plumbline.store")));

    private static final Pattern USE = Pattern.compile("(?m)^ +(\\S+) +-> (\\S+) ");

    /** Where this build has put them. */
    private static final String CLASSES = classes();

    @Test
    void noPackageUsesAnotherAgainstTheTable() {
        assertThat(faults(uses(CLASSES), TABLE)).isEmpty();
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
        assertThat(uses(CLASSES))
                .contains(
                        new Use("plumbline.cli", "plumbline.http"),
                        new Use("plumbline.evaluation", "plumbline.rules"),
                        new Use("plumbline.intake", "com.fasterxml.jackson.databind"),
                        new Use("plumbline.rules", "org.kie.api.runtime"),
                        new Use("plumbline.http", "io.javalin"));
    }

    @Test
    void aUseThatTheTableDoesNotNameIsAFault() {
        List<Row> table = List.of(row("policy", ""), row("intake", "policy"), row("rules", ""), row("http", "policy"));
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
                .containsExactly(
                        "only plumbline.http, plumbline.http.exchange may use org.eclipse.jetty, and not plumbline.policy");
        assertThat(faults(Set.of(new Use("plumbline.helper", "java.lang")), table))
                .containsExactly("plumbline.helper is not in the table");
    }

    private static String classes() {
        try {
            return Path.of(Server.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException noPlace) {
            throw new AssertionError(noPlace);
        }
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
            KEPT_TO.forEach((library, keepers) -> {
                if (isOf(library, use.to()) && !keepers.contains(use.from())) {
                    faults.add("only " + String.join(", ", new TreeSet<>(keepers)) + " may use " + library
                            + ", and not " + use.from());
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

    /** @param mayUse names with a blank between them */
    private static Row row(String name, String mayUse) {
        return new Row(
                "plumbline." + name,
                Stream.of(mayUse.split(" ", -1))
                        .filter(each -> !each.isEmpty())
                        .map(each -> "plumbline." + each)
                        .collect(Collectors.toSet()));
    }
}
