package plumbline.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pack of one item with one rule, which awards as many points as it is told to: quick to compile, easy to check. */
public final class TinyPack {
    public static final String RULES = "10-score.drl";
    public static final String CASES = "tests/10-score.yaml";

    private TinyPack() {}

    /** Writes the pack, whose rule awards these points, without cases. */
    public static Path write(Path rules, String policy, int points) throws IOException {
        Path folder = Files.createDirectories(rules.resolve(policy));
        Files.writeString(folder.resolve("policy.yaml"), policy(policy));
        Files.writeString(folder.resolve(RULES), rule(points));
        return folder;
    }

    /** The same with a case that expects these points. */
    public static Path writeWithCase(Path rules, String policy, int points) throws IOException {
        Path folder = write(rules, policy, points);
        Path cases = folder.resolve(CASES);
        Files.createDirectories(cases.getParent());
        Files.writeString(cases, cases(points));
        return folder;
    }

    public static String policy(String policy) {
        return new SmallPack()
                .named(policy, "zh: 小方案, en: Small policy")
                .indicator("code: income, zh: 收入, en: income, type: decimal, min: 0")
                .category("code: base, zh: 基本分, en: base")
                .item("code: income, zh: 收入, en: income, max: 100000")
                .yaml();
    }

    public static String rule(int points) {
        return """
                agenda-group "score"

                rule "收入计分"
                    @item(income)
                when
                    $village : Village( income >= 0 )
                then
                    ledger.award($village, %d, "收入 {income}");
                end
                """
                .replace("%d", Integer.toString(points));
    }

    /** A case that expects these points. */
    public static String cases(int points) {
        return """
                cases:
                  - name: 有收入的村得分
                    request: {period: "2025", subjects: [{id: v1, indicators: {income: 5}}]}
                    expect:
                      subjects: {v1: {total: %d, rank: 1, points: {income: %d}}}
                """
                .replace("%d", Integer.toString(points));
    }

    public static ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("period", "2025");
        request.putObject("context");
        request.putArray("subjects")
                .addObject()
                .put("id", "v1")
                .put("name", "甲村")
                .putObject("indicators")
                .put("income", 5);
        return request;
    }
}
