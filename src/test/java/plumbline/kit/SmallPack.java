package plumbline.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.text.PackRejected;

/** A pack of an invented policy, as small as a test wants it: some indicators, one line of rules for each tier. */
public final class SmallPack {
    private static final String ITEM = "code: points, zh: 分档分, en: Points, max: 100";

    /** What has labels of its own, such as the choices of an indicator. */
    private static final Pattern NESTED = Pattern.compile("\\[.*]");

    private final List<String> indicators = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final Map<String, StringBuilder> rules = new LinkedHashMap<>();
    private final StringBuilder more = new StringBuilder();
    private String id = "small";
    private String title = "zh: 小方案, en: Small";
    private String category = "code: all, zh: 全部, en: All";

    /** The same under another name. */
    public SmallPack named(String id, String title) {
        this.id = id;
        this.title = title;
        return this;
    }

    /** An indicator, as {@code code: x, type: integer, min: 0}; without a label it gets one. */
    public SmallPack indicator(String declared) {
        indicators.add(labelled("指标", "Indicator", declared));
        return this;
    }

    /** What its one category is, instead of {@code code: all} without a maximum. */
    public SmallPack category(String declared) {
        category = labelled("全部", "All", declared);
        return this;
    }

    /** An item, as {@code code: x, max: 2}; without any there is one of 100 points, {@code points}. */
    public SmallPack item(String declared) {
        items.add(labelled("项目", "Item", declared) + ", basis: 一, origin: text");
        return this;
    }

    private static String labelled(String zh, String en, String declared) {
        boolean hasLabel = NESTED.matcher(declared).replaceAll("").contains("zh:");
        return hasLabel ? declared : "zh: " + zh + ", en: " + en + ", " + declared;
    }

    /** More of policy.yaml. */
    public SmallPack with(String yaml) {
        more.append(yaml);
        return this;
    }

    /** The item needs no entry for everybody. */
    public SmallPack conditional() {
        return item(ITEM + ", conditional: true");
    }

    /** A rule that awards points, by its conditions. */
    public SmallPack award(String name, int points, String... patterns) {
        return rule("score", name, "    @item(points)\n", "ledger.award($v, " + points + ", \"因为\");", patterns);
    }

    /** A rule that gives a grade, by its conditions. */
    public SmallPack grade(String name, String grade, String... patterns) {
        return rule("grade", name, "", "ledger.grade($v, \"" + grade + "\", \"因为\");", patterns);
    }

    /** A rule that gives an outcome its value, by its conditions. */
    public SmallPack outcome(String name, String code, int value, String... patterns) {
        return rule("grade", name, "", "ledger.outcome($v, \"" + code + "\", " + value + ", \"因为\");", patterns);
    }

    private SmallPack rule(String phase, String name, String item, String call, String... patterns) {
        StringBuilder file = rules.computeIfAbsent(phase, any -> new StringBuilder("agenda-group \"" + phase + "\"\n"));
        file.append("\nrule \"").append(name).append("\"\n").append(item).append("when\n");
        for (String pattern : patterns) {
            file.append("    ").append(pattern).append('\n');
        }
        file.append("then\n    ").append(call).append("\nend\n");
        return this;
    }

    /** Its policy.yaml. */
    public String yaml() {
        return """
                policy: %s
                title: {%s}
                document: 无
                subject: {type: Village, zh: 村, en: village}
                periods: [year]
                indicators:
                %scategories:
                  - %s
                    items:
                %s%s"""
                .formatted(
                        id,
                        title,
                        lines("  - {%s}", indicators),
                        category.replace(", ", "\n    "),
                        lines("      - {%s}", items.isEmpty() ? List.of(ITEM + ", basis: 一, origin: text") : items),
                        more);
    }

    private static String lines(String form, List<String> values) {
        return values.stream().map(value -> form.formatted(value) + "\n").collect(Collectors.joining());
    }

    /** What its policy.yaml declares. */
    public Policy policy() throws PackRejected {
        return PolicyReader.read(id, yaml());
    }

    /** Its folder, written into that of all packs. */
    public Path write(Path packs) throws IOException {
        Path folder = Files.createDirectories(packs.resolve(id));
        Files.writeString(folder.resolve("policy.yaml"), yaml());
        for (Map.Entry<String, StringBuilder> file : rules.entrySet()) {
            Files.writeString(folder.resolve(file.getKey() + ".drl"), file.getValue());
        }
        return folder;
    }

    /** Written to a folder and read from there. */
    public Pack in(Path packs) throws IOException, PackRejected {
        return Pack.of(PackFolder.read(write(packs)));
    }
}
