package plumbline.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import plumbline.rules.drl.RuleFile;

/**
 * Rule files that try to reach out of the rules: every trick in every place of a file that can hold an expression, and
 * the tricks that belong to one place. Each touches a canary when it gets through. They lie in a folder as files, where
 * they can be read; {@code main} writes them anew.
 */
final class HostileCorpus {
    static final Path FOLDER = Path.of("src/test/resources/plumbline/rules/hostile");

    /** Stands in the files for the port on which the test listens. */
    static final String PORT = "49999";

    static final String PROPERTY = "plumbline.canary";
    static final Path CANARY = Path.of("target/canary");

    /** Posts the items of the corpus's policy, since a pack whose items nobody posts is refused. */
    static final RuleFile ITEMS = new RuleFile(
            "20-items.drl",
            """
            agenda-group "score"

            rule "first"
                @item(first)
            when
                $village : Village( first > 1 )
            then
                ledger.awardMax($village, "");
            end

            rule "second"
                @item(second)
            when
                $village : Village( second > 1 )
            then
                ledger.awardMax($village, "");
            end
            """);

    private static final String SET = "setProperty(\"plumbline.canary\", \"sung\")";

    private static final String PHASE = "agenda-group \"score\"\n\n";
    private static final String POST = "ledger.proposeGrade($village, \"good\", \"一 {first}\");";
    private static final String FIGURE = "ledger.figure(\"made\", $n, \"\");";

    private static final Map<String, String> TRICKS = new LinkedHashMap<>();
    private static final Map<String, String> PLACES = new LinkedHashMap<>();
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        TRICKS.put("property", "System." + SET);
        TRICKS.put("qualified", "java.lang.System." + SET);
        TRICKS.put("escape", "j\\u0061va.lang.System." + SET);
        TRICKS.put("file", "new java.io.File(\"target/canary\").mkdir()");
        TRICKS.put("path", "java.nio.file.Files.createFile(java.nio.file.Path.of(\"target/canary\"))");
        TRICKS.put("socket", "new java.net.Socket(\"127.0.0.1\", " + PORT + ")");
        TRICKS.put("process", "new ProcessBuilder(\"mkdir\", \"target/canary\").start().waitFor()");
        TRICKS.put("runtime", "Runtime.getRuntime().exec(\"mkdir target/canary\").waitFor()");
        TRICKS.put(
                "reflection",
                "Class.forName(\"java.lang.System\").getMethod(\"setProperty\", \"\".getClass(), \"\".getClass())"
                        + ".invoke(null, \"plumbline.canary\", \"sung\")");
        TRICKS.put(
                "get-class",
                "\"\".getClass().forName(\"java.lang.System\").getMethods()[0].getDeclaringClass()"
                        + ".getMethod(\"setProperty\", \"\".getClass(), \"\".getClass())"
                        + ".invoke(null, \"plumbline.canary\", \"sung\")");
        TRICKS.put(
                "method-handle",
                "java.lang.invoke.MethodHandles.lookup().findStatic(System.class, \"setProperty\","
                        + " java.lang.invoke.MethodType.methodType(String.class, String.class, String.class))"
                        + ".invokeWithArguments(\"plumbline.canary\", \"sung\")");
        TRICKS.put("lambda", "((java.util.function.Supplier<String>) () -> System." + SET + ").get()");
        TRICKS.put(
                "method-reference",
                "((java.util.function.BinaryOperator<String>) System::setProperty).apply(\"plumbline.canary\", \"sung\")");
        TRICKS.put("anonymous-class", "new java.util.ArrayList<String>() { { System." + SET + "; } }");
        TRICKS.put("thread", "java.util.concurrent.CompletableFuture.supplyAsync(() -> System." + SET + ").join()");
        TRICKS.put(
                "parallel-stream",
                "java.util.List.of(\"sung\").parallelStream().map(v -> System.setProperty(\"plumbline.canary\", v))"
                        + ".count()");
        TRICKS.put(
                "cast", "((java.util.Map<Object, Object>) System.getProperties()).put(\"plumbline.canary\", \"sung\")");
        TRICKS.put("array", "new Object[] { System." + SET + " }.length");
        TRICKS.put("ternary", "(1 > 0 ? (Object) System." + SET + " : (Object) \"\")");
        TRICKS.put(
                "class-literal",
                "((Class<?>) System.class).getMethod(\"setProperty\", String.class, String.class)"
                        + ".invoke(null, \"plumbline.canary\", \"sung\")");
        TRICKS.put(
                "serialization",
                "new java.io.ObjectOutputStream(new java.io.FileOutputStream(\"target/canary\")).getClass()");
        TRICKS.put("url", "new java.net.URL(\"http://127.0.0.1:" + PORT + "/\").openStream()");
        TRICKS.put("read", "new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(\"/etc/hostname\")))");
        TRICKS.put("format-bomb", "String.format(\"%999999999d\", 1)");
        TRICKS.put("text-bomb", "\"a\".repeat(2000000000).repeat(1)");
        TRICKS.put("number-bomb", "new java.math.BigDecimal(\"1e100000000\").add(java.math.BigDecimal.ONE)");
        TRICKS.put("engine", "org.kie.api.KieServices.Factory.get().getRepository().getDefaultReleaseId()");
        TRICKS.put("engine-class", "org.drools.util.ClassUtils.class.getClassLoader()");

        PLACES.put("condition", rule("$village : Village( (%s) != null )", POST));
        PLACES.put("binding", rule("$village : Village( $x : (%s) )", POST));
        PLACES.put(
                "accumulate-source", rule("accumulate( Village( (%s) != null, $v : first ); $n : count($v) )", FIGURE));
        PLACES.put("accumulate-function", rule("accumulate( Village( $v : first ); $n : count(%s) )", FIGURE));
        PLACES.put(
                "accumulate-result", rule("accumulate( Village( $v : first ); $n : count($v); (%s) != null )", FIGURE));
        PLACES.put(
                "accumulate-code",
                rule(
                        "$n : Number() from accumulate( Village( $v : first ), init( Object o = %s; int n = 0; ),"
                                + " action( n = n + 1; ), reverse( n = n - 1; ), result( n ) )",
                        FIGURE));
        PLACES.put(
                "nested-not",
                rule("$village : Village()\n    not( Target( $i : item ) and Target( (%s) == null ) )", POST));
        PLACES.put(
                "nested-exists",
                rule("$village : Village()\n    exists( Target( $i : item ) and Target( (%s) != null ) )", POST));
        PLACES.put("eval", rule("$village : Village()\n    eval( (%s) != null )", POST));
        PLACES.put("from", rule("$village : Village()\n    $o : Object() from %s", POST));
        PLACES.put("statement", rule("$village : Village()", "Object o = %s;\n    " + POST));
        PLACES.put("argument", rule("$village : Village()", "ledger.outcome($village, \"made\", %s, \"\");"));
        PLACES.put(
                "reason",
                rule("$village : Village()", "ledger.proposeGrade($village, \"good\", \"{first}\" + %s + \"\");"));
        PLACES.put("formula", rule("$village : Village( times(first, first) > exact(%s) )", POST));
        PLACES.put("salience", headed("salience( (%s) == null ? 1 : 2 )"));
        PLACES.put("enabled", headed("enabled( (%s) != null )"));
        PLACES.put("timer", headed("timer( expr: %s )"));
        PLACES.put("annotation", headed("@basis( %s )"));
        PLACES.put("mvel", headed("dialect \"mvel\"").replace(POST, "Object o = %s;\n    " + POST));
        PLACES.put(
                "function",
                "agenda-group \"score\"\nfunction Object f() {\n    return %s;\n}\n"
                        + rule("$village : Village()\n    eval( f() != null )", POST)
                                .replace(PHASE, ""));
        PLACES.put(
                "query",
                PHASE + "query q()\n    Village( (%s) != null )\nend\n"
                        + rule("$village : Village()\n    q()", POST).replace(PHASE, ""));
        PLACES.put(
                "declare",
                PHASE + "declare Evil\n    x : Object = %s\nend\n"
                        + rule("$village : Village()", "new Evil();\n    " + POST)
                                .replace(PHASE, ""));

        others();
    }

    private HostileCorpus() {}

    private static void others() {
        OTHERS.put(
                "static-import",
                "import static java.lang.System.setProperty\n" + rule("$village : Village()", SET + ";\n    " + POST));
        OTHERS.put(
                "function-import",
                "import function java.lang.System.setProperty\n"
                        + rule("$village : Village( " + SET + " == null )", POST));
        OTHERS.put(
                "import",
                "import java.io.File\n"
                        + rule("$village : Village()", "new File(\"target/canary\").mkdir();\n    " + POST));
        OTHERS.put(
                "star-import",
                "import java.nio.file.*\n"
                        + rule("$village : Village()", "Files.createFile(Path.of(\"target/canary\"));\n    " + POST));
        OTHERS.put(
                "accumulate-import",
                "import accumulate org.drools.core.base.accumulators.CollectListAccumulateFunction list\n"
                        + rule("accumulate( Village( $v : first ); $n : list($v) )", "$n.clear();"));
        OTHERS.put(
                "global",
                "global java.util.Map<Object, Object> world\n"
                        + rule("$village : Village()", "world.clear();\n    " + POST));
        for (String name : new String[] {
            "java.lang",
            "plumbline.ledger",
            "plumbline.rules",
            "org.drools.model",
            "org.drools.project.model",
            "org.kie.api",
            "plumbline.pack.other"
        }) {
            OTHERS.put(
                    "package-" + name.replace('.', '-'),
                    "package " + name + "\n" + rule("$village : Village()", "System." + SET + ";\n    " + POST));
        }
        OTHERS.put("while", rule("$village : Village()", "while (true) { }"));
        OTHERS.put("for", rule("$village : Village()", "for (int i = 0; i >= 0; i += 0) { " + POST + " }"));
        OTHERS.put("do", rule("$village : Village()", "int i = 0;\n    do { i = 1 - i; } while (i < 2);\n    " + POST));
        OTHERS.put("labelled-loop", rule("$village : Village()", "again: for (;;) { continue again; }"));
        OTHERS.put(
                "recursive-function",
                "function int f(int n) { return f(n + 1); }\n" + rule("$village : Village( first > f(0) )", POST));
        OTHERS.put("own-execute", rule("$village : Village()", "execute(ledger, $village);"));
        OTHERS.put("own-values", rule("$village : Village()", "values();\n    " + POST));
        OTHERS.put("throw", rule("$village : Village()", "if (true) throw new RuntimeException(\"\");\n    " + POST));
        OTHERS.put("try", rule("$village : Village()", "try { " + POST + " } catch (RuntimeException e) { }"));
        OTHERS.put("synchronized", rule("$village : Village()", "synchronized ($village) { " + POST + " }"));
        OTHERS.put(
                "local-class",
                rule("$village : Village()", "class Evil { { System." + SET + "; } }\n    new Evil();\n    " + POST));
        OTHERS.put("break-out", rule("$village : Village()", POST + " } static { System." + SET + "; } void f() {"));
        OTHERS.put(
                "comment-break-out",
                rule("$village : Village()", "/* */ } static { System." + SET + "; } void f() { /* */ " + POST));
        OTHERS.put("hidden-line", rule("$village : Village()", "// harmless \\u000a System." + SET + ";\n    " + POST));
        OTHERS.put(
                "hidden-comment-end",
                rule("$village : Village()", "/* harmless \\u002a/ System." + SET + "; // */\n    " + POST));
        OTHERS.put("carriage-return", rule("$village : Village()", "// harmless \r System." + SET + ";\n    " + POST));
        OTHERS.put(
                "open-text",
                rule(
                        "$village : Village()",
                        "ledger.proposeGrade($village, \"good\", \"x\n" + "\" + System." + SET + " + \"\n\");"));
        OTHERS.put(
                "escaped-quote",
                rule(
                        "$village : Village()",
                        "ledger.proposeGrade($village, \"good\", \"\\u0022 + System." + SET.replace("\"", "\\u0022")
                                + " + \\u0022\");"));
        OTHERS.put(
                "rule-name",
                rule("$village : Village()", POST).replace("\"hostile\"", "\"x\\\"); System." + SET + "; (\\\"\""));
        OTHERS.put("insert", rule("$village : Village()", "insert(new Object());\n    insert($village);\n    " + POST));
        OTHERS.put("insert-storm", rule("$village : Village()\n    $n : Integer()", "insert($n + 1);"));
        OTHERS.put("update-storm", rule("$village : Village()", "update($village);"));
        OTHERS.put("modify", rule("$village : Village()", "modify($village) { setFirst(decimal(\"1\")) }"));
        OTHERS.put("delete", rule("$village : Village()", "delete($village);"));
        OTHERS.put("setter", rule("$village : Village()", "$village.setFirst(decimal(\"100\"));\n    " + POST));
        OTHERS.put("setter-in-condition", rule("$village : Village( setFirst(decimal(\"100\")) == null )", POST));
        OTHERS.put(
                "identify",
                rule("$village : Village()", "$village.identify(\"b\", \"b\", 0, java.util.Map.of());\n    " + POST));
        OTHERS.put(
                "other-ledger",
                rule("$village : Village()", "new plumbline.ledger.Ledger(null).award($village, 1, \"\");"));
        OTHERS.put("runtime-context", rule("$village : Village()", "drools.getKieRuntime().halt();\n    " + POST));
        OTHERS.put(
                "engine-base",
                rule(
                        "$village : Village()",
                        "kcontext.getKieRuntime().getKieBase().removeRule(\"a\", \"b\");\n    " + POST));
        OTHERS.put("channel", rule("$village : Village()", "channels[\"x\"].send($village);\n    " + POST));
        OTHERS.put("entry-point", rule("$village : Village() from entry-point \"x\"", POST));
        OTHERS.put("matches", rule("$village : Village( name matches \"(.*a){25}b\" )", POST));
        OTHERS.put("pow", rule("$village : Village( first.pow(999999999) > 1 )", POST));
        OTHERS.put("set-scale", rule("$village : Village( first.setScale(999999999) > 1 )", POST));
        OTHERS.put("to-big-integer", rule("$village : Village( first.toBigInteger().hashCode() > 1 )", POST));
        OTHERS.put("wait", rule("$village : Village()", "$village.wait();\n    " + POST));
        OTHERS.put("inline-cast", rule("$village : Village( this#java.lang.Object.hashCode() > 0 )", POST));
        OTHERS.put("collect-list", rule("accumulate( Village( $v : first ); $n : collectList($v) )", "$n.clear();"));
        OTHERS.put("any-object", rule("$o : Object( hashCode() > 0 )", "$o.toString();"));
        OTHERS.put("engine-pattern", rule("$r : org.kie.api.runtime.KieRuntime()", "$r.halt();"));
        OTHERS.put("runtime-pattern", rule("$r : java.lang.Runtime()", "$r.exit(1);"));
        OTHERS.put("instance-of", rule("$village : Village( this instanceof java.lang.Runnable )", POST));
        OTHERS.put("assignment", rule("$village : Village()", "$village = null;\n    " + POST));
        OTHERS.put(
                "open-comment",
                rule("$village : Village()", POST) + "/* rule \"x\" when then System." + SET + "; end\n");
        OTHERS.put("bidi", rule("$village : Village()", POST + " \u202e System." + SET + ";"));
        OTHERS.put(
                "deep-brackets",
                rule("$village : Village( " + "(".repeat(3000) + "first > 1" + ")".repeat(3000) + " )", POST));
        OTHERS.put(
                "deep-calls",
                rule(
                        "$village : Village( " + "exact(".repeat(3000) + "first" + ")".repeat(3000) + " > exact(1) )",
                        POST));
        OTHERS.put("long-sum", rule("$village : Village( first" + " + first".repeat(20000) + " > 1 )", POST));
        OTHERS.put("many-signs", rule("$village : Village( " + "!".repeat(20000) + "(first > 1) )", POST));
        OTHERS.put("window", rule("$village : Village() over window:time(1h)", POST));
        OTHERS.put("unit", "unit org.kie.Unit\n" + rule("$village : Village()", POST));
        OTHERS.put(
                "extends", rule("$village : Village()", POST).replace("\"hostile\"", "\"hostile\" extends \"other\""));
        OTHERS.put(
                "annotation-type",
                rule("$village : Village()", POST)
                        .replace(
                                "\"hostile\"",
                                "\"hostile\" @org.kie.api.definition.type.Role(org.kie.api.definition.type.Role.Type.EVENT)"));
        OTHERS.put("switch", rule("$village : Village()", "switch (1) { case 1: System." + SET + "; }\n    " + POST));
    }

    /** The text of each file by its name. */
    static Map<String, String> generated() {
        Map<String, String> files = new TreeMap<>();
        PLACES.forEach((place, text) -> TRICKS.forEach(
                (trick, expression) -> files.put(place + "--" + trick + ".drl", text.replace("%s", expression))));
        OTHERS.forEach((name, text) -> files.put("other--" + name + ".drl", text));
        return files;
    }

    /** The files as they lie in the folder. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".drl")).toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static String rule(String when, String then) {
        return "agenda-group \"score\"\n\nrule \"hostile\"\n    @item(first)\nwhen\n    " + when + "\nthen\n    " + then
                + "\nend\n";
    }

    private static String headed(String header) {
        return rule("$village : Village()", POST).replace("@item(first)", "@item(first)\n    " + header);
    }

    /** Writes the files anew. */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        for (String old : files().keySet()) {
            Files.delete(FOLDER.resolve(old));
        }
        for (Map.Entry<String, String> file : generated().entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }
}
