package plumbline.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.PackRejected;

/** A pack of an invented policy, as small as a test wants it: some indicators, one line of rules for each tier. */
public final class SmallPack {
    private final List<String> indicators = new ArrayList<>();
    private final Map<String, StringBuilder> rules = new LinkedHashMap<>();
    private final StringBuilder more = new StringBuilder();
    private boolean isConditional;

    /** An indicator, as {@code code: x, type: integer, min: 0}. */
    public SmallPack indicator(String declared) {
        indicators.add("  - {zh: 指标, en: Indicator, " + declared + "}\n");
        return this;
    }

    /** More of policy.yaml. */
    public SmallPack with(String yaml) {
        more.append(yaml);
        return this;
    }

    /** The item needs no entry for everybody. */
    public SmallPack conditional() {
        isConditional = true;
        return this;
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

    /** Written to a folder and read from there. */
    public Pack in(Path folder) throws IOException, PackRejected {
        Path small = Files.createDirectories(folder.resolve("small"));
        Files.writeString(
                small.resolve("policy.yaml"),
                """
                policy: small
                title: {zh: 小方案, en: Small}
                document: 无
                subject: {type: Village, zh: 村, en: village}
                periods: [year]
                indicators:
                %scategories:
                  - code: all
                    zh: 全部
                    en: All
                    items:
                      - {code: points, zh: 分档分, en: Points, max: 100, conditional: %s, basis: 一, origin: text}
                %s"""
                        .formatted(String.join("", indicators), isConditional, more));
        for (Map.Entry<String, StringBuilder> file : rules.entrySet()) {
            Files.writeString(small.resolve(file.getKey() + ".drl"), file.getValue());
        }
        return Pack.of(PackFolder.read(small));
    }
}
