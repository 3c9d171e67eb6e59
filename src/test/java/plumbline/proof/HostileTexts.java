package plumbline.proof;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plumbline.library.cases.CaseReport;
import plumbline.library.lint.PackCheck;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.Finding;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;

/**
 * Packs whose texts are made to cost whoever reads them more than he has, each with the finding that must refuse it.
 * Run as a program, it reads them one after another as the service does, and says of each what came of it.
 */
final class HostileTexts {
    /** What is read and found in order, since its size is within bounds. */
    static final String HANDLED = "handled";

    private static final String CODES = "kmnpqrstvwxz";

    /** Writes one pack to a folder. */
    interface Hostile {
        void write(Path pack) throws IOException;
    }

    /** @param finding the code of one of its findings; {@link #HANDLED} for a pack that is only much */
    record Text(String finding, Hostile hostile) {}

    private HostileTexts() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Map.Entry<String, Text> each : all().entrySet()) {
            Path pack = Files.createDirectories(folder.resolve(each.getKey()));
            Files.writeString(pack.resolve("policy.yaml"), policy(each.getKey(), "", ""));
            Files.writeString(pack.resolve("10-score.drl"), RULE);
            each.getValue().hostile().write(pack);
            System.out.println(each.getKey() + "\t" + told(pack));
        }
    }

    /** How many findings, how many characters of them, and their codes; or what was thrown. */
    private static String told(Path folder) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try {
            Pack pack = Pack.of(PackFolder.read(folder));
            findings.addAll(PackCheck.findings(pack));
            if (findings.isEmpty()) {
                CaseReport.of(pack);
            }
        } catch (PackRejected rejected) {
            findings.addAll(rejected.findings());
        } catch (RuntimeException | Error thrown) {
            return "0\t0\t" + thrown;
        }
        int characters = findings.stream()
                .mapToInt(finding -> finding.toString().length())
                .sum();
        return findings.size() + "\t" + characters + "\t"
                + findings.stream().map(Finding::code).distinct().collect(Collectors.joining(","));
    }

    static Map<String, Text> all() {
        Map<String, Text> all = new LinkedHashMap<>();
        yaml(all);
        numbers(all);
        folders(all);
        declarations(all);
        cases(all);
        rules(all);
        return all;
    }

    private static void yaml(Map<String, Text> all) {
        String longKey = "k".repeat(45_000);
        String list =
                IntStream.range(0, 660).mapToObj(i -> "1, ".repeat(90) + "1").collect(Collectors.joining(",\n  "));
        more(all, "key-on-one-line", "line-too-long", "? " + longKey + "\n: [" + list + "]\n");
        more(all, "key-over-a-list", "key-too-long", "? \"" + folded(longKey) + "\"\n: [1, 2, 3]\n");
        more(
                all,
                "keys-at-the-limit",
                "too-many-values",
                "? \"" + "k".repeat(PackLimits.KEY_LENGTH) + "\"\n: [" + list + "]\n");
        more(all, "nested-keys", "too-deep", nested("k".repeat(150) + ": ", 40));
        more(all, "nested-lists", "too-deep", "a: " + "[".repeat(9_000) + "\n");
        more(all, "nested-braces", "too-deep", "a: " + "{a: ".repeat(2_000) + "\n");
        more(all, "nested-dashes", "too-deep", "a:\n  " + "- ".repeat(4_000) + "1\n");
        more(all, "nested-questions", "too-deep", "a:\n  " + "? ".repeat(4_000) + "1\n");
        more(all, "code-of-120-kb", "text-too-long", notice("\"" + folded("a-".repeat(60_000) + "a") + "\""));
        more(all, "code-of-4-kb", "wrong-form", notice("a-".repeat(2_000) + "a"));
        more(all, "code-of-4-kb-ending-oddly", "wrong-form", notice("a".repeat(4_000) + "!"));
        more(all, "blanks", "line-too-long", "a: b" + " ".repeat(200_000) + "：\n");
        more(all, "wide-blanks", "line-too-long", "a: b" + "　".repeat(70_000) + "c\n");
        more(all, "wide-blanks-in-many-lines", "wrong-indentation", ("a" + "　".repeat(2_500) + ": b\n").repeat(20));
        more(all, "aliases", "yaml-reference", aliases());
        more(all, "documents", "second-document", "---\na: 1\n".repeat(20_000));
        more(
                all,
                "merge-keys",
                "yaml-reference",
                "a: {<<: {b: 1}}\n".repeat(1) + "c: {" + "<<: {}, ".repeat(1_000) + "}\n");
        more(
                all,
                "tags",
                "yaml-tag",
                IntStream.range(0, 9_000)
                        .mapToObj(i -> "t" + i + ": !!binary x\n")
                        .collect(Collectors.joining()));
        more(all, "repeated-keys", "more-findings", "a: 1\n".repeat(20_000));
        more(all, "keys-without-colon", "more-findings", "a: {" + "b, \n".repeat(15_000) + "}\n");
        more(
                all,
                "unknown-keys",
                "more-findings",
                IntStream.range(0, 15_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining()));
        more(all, "control-signs", "more-findings", "# x\u0001\nz\u0001: 1\n".repeat(20_000));
        more(all, "control-signs-in-a-line", "line-too-long", "a: " + "\u0001".repeat(240_000) + "\n");
        more(all, "tabs", "tab-indentation", "\ta: 1\n".repeat(30_000));
        more(all, "huge-text", "text-too-long", "a: |\n" + ("  " + "字".repeat(1_000) + "\n").repeat(60));
        more(all, "empty-lines", "unknown-key", "\n".repeat(240_000) + "a: 1\n");
        more(all, "quote-without-end", "missing-quote", "a: \"" + folded("b".repeat(200_000)));
        more(all, "remarks", HANDLED, "# remark\n".repeat(20_000));
    }

    private static void numbers(Map<String, Text> all) {
        List<String> odd = List.of(
                "1e30000000",
                "1e900000000",
                "1E-999999999",
                "010",
                "1_000",
                "1:30",
                "0x10",
                "1e3",
                ".inf",
                "-.inf",
                ".nan",
                "0b1",
                "0o7",
                "+5",
                "5.",
                ".5",
                "1" + ":5".repeat(1_500),
                "0".repeat(4_000),
                "0x" + "f".repeat(4_000));
        for (int i = 0; i < odd.size(); i++) {
            items(all, "number-" + i, "number-form", "max: " + odd.get(i));
        }
        items(all, "number-of-4000-digits", "number-too-long", "max: 1" + "0".repeat(4_000));
        items(all, "number-of-4000-decimals", "number-too-long", "max: 0." + "1".repeat(4_000));
        items(all, "number-one-digit-too-long", "number-too-long", "max: " + "9".repeat(PackLimits.DIGITS + 1));
        items(all, "number-one-decimal-too-long", "number-too-long", "max: 0." + "1".repeat(PackLimits.DECIMALS + 1));
        items(all, "number-at-the-limit", "item-without-rule", "max: " + "9".repeat(PackLimits.DIGITS - 1));
        items(all, "number-in-quotes", "wrong-type", "max: \"" + "9".repeat(4_000) + "\"");
        items(all, "number-in-numerals", "wrong-type", "max: " + "万".repeat(4_000));
    }

    private static void folders(Map<String, Text> all) {
        all.put("many-files", new Text("pack-too-large", pack -> sparse(pack, 5_000, PackLimits.FILE_BYTES)));
        all.put("many-bytes", new Text("pack-too-large", pack -> sparse(pack, 18, PackLimits.FILE_BYTES)));
        all.put("many-bytes-in-one", new Text("file-too-large", pack -> sparse(pack, 1, 1 << 30)));
        all.put("files-at-the-limit", new Text("no-rules", pack -> sparse(pack, PackLimits.FILES - 2, 0)));
        all.put("one-file-more", new Text("pack-too-large", pack -> sparse(pack, PackLimits.FILES - 1, 0)));
        all.put("misnamed-files", new Text("misnamed-file", pack -> {
            for (int i = 0; i < 1_900; i++) {
                Files.createFile(pack.resolve(i + ".DRL"));
            }
        }));
        all.put("other-files", new Text("pack-too-large", pack -> {
            for (int i = 0; i < PackLimits.FILES; i++) {
                Files.createFile(pack.resolve(i + ".txt"));
            }
        }));
    }

    private static void declarations(Map<String, Text> all) {
        indicators(all, "indicators-with-wrong-key", "too-many-elements", 2_100, ", bogus: 1");
        indicators(all, "indicators-with-wrong-key-at-the-limit", "more-findings", 249, ", bogus: 1, other: 2");
        indicators(all, "indicators-with-near-names", "more-findings", 249, ", atMost: " + "k".repeat(58) + "Q");
        all.put(
                "choices",
                new Text(
                        "too-many-elements",
                        pack -> Files.writeString(
                                pack.resolve("policy.yaml"),
                                policy(
                                        "choices",
                                        "  - {code: c, zh: 选, en: C, type: choice, choices: [" + choices(4_000)
                                                + "]}\n",
                                        ""))));
        more(all, "dated-values", "too-many-elements", parameter(1_900));
        all.put("dated-values-in-sums", new Text(HANDLED, pack -> {
            Files.writeString(pack.resolve("policy.yaml"), policy("dated-values-in-sums", "", parameter(100)));
            String sum = "exact($p)";
            for (int i = 0; i < 8; i++) {
                sum = "plus(" + sum + ", exact($p))";
            }
            Files.writeString(
                    pack.resolve("10-score.drl"),
                    RULE.replace(
                            "$village : Village( income >= 0 )",
                            "Parameter( code == \"p\", $p : value )\n    $village : Village( exact(income) >= " + sum
                                    + " )"));
        }));
        all.put("optional-indicators", new Text(HANDLED, pack -> {
            String declared = IntStream.range(0, 70)
                    .mapToObj(i -> "  - {code: x" + i + ", zh: 指标, en: X, type: decimal, optional: true}\n")
                    .collect(Collectors.joining());
            String compared =
                    IntStream.range(0, 70).mapToObj(i -> ", x" + i + " > " + i).collect(Collectors.joining());
            Files.writeString(pack.resolve("policy.yaml"), policy("optional-indicators", declared, ""));
            Files.writeString(pack.resolve("10-score.drl"), RULE.replace("income >= 0", "income >= 0" + compared));
        }));
    }

    private static void cases(Map<String, Text> all) {
        String records =
                """
                  - code: loans
                    zh: 贷款
                    en: Loans
                    type: records
                    record: Loan
                    key: no
                    members:
                      - {code: no, zh: 号, en: No, type: text}
                """;
        all.put("records-by-default", new Text("too-many-values", pack -> {
            Files.writeString(pack.resolve("policy.yaml"), policy("records-by-default", records, ""));
            String loans = IntStream.range(0, 1_800)
                    .mapToObj(i -> "{no: l" + i + "}")
                    .collect(Collectors.joining(", \n     "));
            write(
                    pack,
                    "10",
                    "defaults:\n  period: \"2025\"\n  indicators:\n    income: 5\n    loans: [" + loans + "]\n"
                            + oneCase(2_000));
        }));
        all.put("subjects", new Text("too-many-values", pack -> {
            for (int file = 0; file < 6; file++) {
                write(
                        pack,
                        String.valueOf(10 + file),
                        "defaults: {period: \"2025\", indicators: {income: 5}}\ncases:\n"
                                + ("  - {name: 多, request: {subjects: [" + "{}, \n".repeat(2_000)
                                                + "{}]}, expect: {}}\n")
                                        .repeat(20));
            }
        }));
        all.put("large-cases", new Text(HANDLED, pack -> {
            for (int file = 0; file < 6; file++) {
                write(
                        pack,
                        String.valueOf(10 + file),
                        "defaults: {period: \"2025\", indicators: {income: 5}}\n" + oneCase(2_000));
            }
        }));
        all.put(
                "expectations",
                new Text(
                        "more-findings",
                        pack -> write(
                                pack,
                                "10",
                                "cases:\n" + "  - {name: 甲, request: {}, expect: {fires: ["
                                        + "rule, ".repeat(20_000).replaceAll("(.{600})", "$1\n") + "rule]}}\n")));
        all.put(
                "case-keys",
                new Text(
                        "key-too-long",
                        pack -> write(pack, "10", "cases:\n  - ? \"" + "k".repeat(9_000) + "\"\n    : 1\n")));
        all.put("case-of-aliases", new Text("yaml-reference", pack -> write(pack, "10", aliases())));
        all.put("no-cases", new Text("missing-key", pack -> write(pack, "10", "cases: 5\n")));
        all.put(
                "cases-of-texts",
                new Text("more-findings", pack -> write(pack, "10", "cases:\n" + "  - x\n".repeat(30_000))));
        all.put("other-root", new Text("missing-key", pack -> write(pack, "10", "- a\n")));
    }

    private static void rules(Map<String, Text> all) {
        all.put("many-rules", new Text("too-many-rules", pack -> {
            for (int file = 0; file < 12; file++) {
                int first = file * 950;
                Files.writeString(
                        pack.resolve(20 + file + "-more.drl"),
                        "agenda-group \"score\"\n"
                                + IntStream.range(first, first + 950)
                                        .mapToObj(i -> RULE.substring(RULE.indexOf("rule"))
                                                .replace("收入计分", "规则" + i))
                                        .collect(Collectors.joining("\n")));
            }
        }));
        drl(all, "rule-signs", "more-findings", "；\n".repeat(60_000));
        drl(all, "rule-names", "more-findings", "rule x\nwhen\nthen\nend\n".repeat(1_900));
        drl(all, "rule-control-signs", "more-findings", "\u0001\n".repeat(100_000));
        drl(all, "rule-on-one-line", "more-findings", "； ".repeat(60_000));
        drl(
                all,
                "rule-brackets",
                "too-deep",
                "rule \"x\"\nwhen\n    Village( " + "(".repeat(100_000) + "\nthen\nend\n");
        drl(all, "rule-remark", "missing-end-of-remark", "/* " + "x\n".repeat(100_000));
        drl(
                all,
                "rule-words",
                "more-findings",
                "rule \"x\"\nwhen\n" + "    Villag( incom > 1 )\n".repeat(190) + "then\nend\n"
                        + IntStream.range(0, 900)
                                .mapToObj(i -> "rule \"r" + i + "\"\nwhen\n    $v : Village( incom > 1 )\nthen\nend\n")
                                .collect(Collectors.joining()));
    }

    // What the texts are made of.

    private static final String RULE =
            """
            agenda-group "score"

            rule "收入计分"
                @item(income)
            when
                $village : Village( income >= 0 )
            then
                ledger.award($village, 1, "收入 {income}");
            end
            """;

    private static String policy(String id, String indicators, String more) {
        return """
                policy: %s
                title: {zh: 小方案, en: Small policy}
                document: 文件
                subject: {type: Village, zh: 村, en: village}
                periods: [year]
                indicators:
                  - {code: income, zh: 收入, en: income, type: decimal, min: 0}
                %scategories:
                  - code: base
                    zh: 基本分
                    en: base
                    items:
                      - {code: income, zh: 收入, en: income, conditional: true, basis: 一, origin: text}
                %s"""
                .formatted(id, indicators, more);
    }

    private static void more(Map<String, Text> all, String name, String finding, String yaml) {
        all.put(
                name,
                new Text(finding, pack -> Files.writeString(pack.resolve("policy.yaml"), policy(name, "", yaml))));
    }

    private static void items(Map<String, Text> all, String name, String finding, String max) {
        more(
                all,
                name,
                finding,
                "      - {code: one, zh: 一, en: One, conditional: true, max: 5, basis: 一, origin: text}\n"
                        + "      - {code: two, zh: 二, en: Two, conditional: true, " + max
                        + ", basis: 一, origin: text}\n");
    }

    private static void indicators(Map<String, Text> all, String name, String finding, int count, String keys) {
        String declared = IntStream.range(0, count)
                .mapToObj(i -> "  - {code: " + code(i) + ", zh: 指标, en: X, type: decimal" + keys + "}\n")
                .collect(Collectors.joining());
        all.put(
                name,
                new Text(finding, pack -> Files.writeString(pack.resolve("policy.yaml"), policy(name, declared, ""))));
    }

    private static void drl(Map<String, Text> all, String name, String finding, String text) {
        all.put(
                name,
                new Text(
                        finding,
                        pack -> Files.writeString(pack.resolve("20-more.drl"), "agenda-group \"score\"\n" + text)));
    }

    private static String notice(String code) {
        return "notices:\n  - {code: " + code + ", zh: 提示, en: Notice, basis: 一, origin: text}\n";
    }

    private static String parameter(int values) {
        return "parameters:\n  - code: p\n    zh: 参数\n    en: P\n    basis: 一\n    origin: text\n    values:\n"
                + IntStream.range(0, values)
                        .mapToObj(i -> "      - {" + (i == 0 ? "" : "from: " + (1_000 + i) + ", ") + "value: " + i * i
                                + "." + i % 10 + "}\n")
                        .collect(Collectors.joining());
    }

    private static String choices(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{code: c" + i + ", zh: 选, en: C}")
                .collect(Collectors.joining(", \n    "));
    }

    private static String oneCase(int subjects) {
        return "cases:\n  - name: 多\n    request:\n      subjects: ["
                + IntStream.range(0, subjects)
                        .mapToObj(i -> "{id: s" + i + "}")
                        .collect(Collectors.joining(", \n        "))
                + "]\n    expect: {}\n";
    }

    private static String aliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(8))
                    .append("*a" + (i - 1) + "]\n");
        }
        return text.toString();
    }

    private static String nested(String key, int depth) {
        return IntStream.range(0, depth)
                        .mapToObj(i -> "  ".repeat(i) + key.strip() + "\n")
                        .collect(Collectors.joining())
                + "  ".repeat(depth) + "1\n";
    }

    /** Over several lines, which quotes join again. */
    private static String folded(String text) {
        return text.replaceAll("(.{1000})", "$1\\\\\n");
    }

    private static String code(int i) {
        return "k".repeat(58)
                + CODES.charAt(i / CODES.length() % CODES.length())
                + CODES.charAt(i % CODES.length())
                + (i >= CODES.length() * CODES.length() ? i / (CODES.length() * CODES.length()) : "");
    }

    private static void sparse(Path pack, int files, long bytes) throws IOException {
        for (int i = 0; i < files; i++) {
            try (RandomAccessFile file =
                    new RandomAccessFile(pack.resolve("f" + i + ".drl").toFile(), "rw")) {
                file.setLength(bytes);
            }
        }
    }

    private static void write(Path pack, String name, String cases) throws IOException {
        Path tests = Files.createDirectories(pack.resolve("tests"));
        Files.write(tests.resolve(name + ".yaml"), cases.getBytes(StandardCharsets.UTF_8));
    }
}
