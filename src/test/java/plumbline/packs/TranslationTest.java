package plumbline.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.rules.DerivedCache;
import plumbline.rules.names.Translation;
import plumbline.rules.names.Translation.Language;
import plumbline.text.JsonText;

/** Rules in Chinese names are the same rules. */
class TranslationTest {
    /** What was compiled once is found again under the text that the engine is given, whatever the labels are. */
    private static final Kept KEPT = new Kept();

    static List<String> policies() {
        return Street.policies();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aPackGoesIntoChineseNamesAndBackToTheByteAndScoresAlike(String policy) throws Exception {
        PackFolder codes = PackFolder.read(Street.RULES.resolve(policy));
        PackFolder names = in(codes, Language.ZH);
        names.texts().forEach((file, text) -> {
            if (file.endsWith(".drl")) {
                assertThat(text).as(file).doesNotContain("ledger.");
            }
        });
        assertThat(in(names, Language.ZH).revision()).isEqualTo(names.revision());
        assertThat(in(names, Language.EN).revision()).isEqualTo(codes.revision());

        Pack inCodes = Pack.of(codes, KEPT);
        Pack inNames = Objects.requireNonNull(Pack.ofKept(names, KEPT), "the engine is given other rules");
        JsonNode request = JsonText.read(Files.readAllBytes(Path.of("samples", policy, "request.json")));
        assertThat(results(inNames, request)).isEqualTo(results(inCodes, request));
    }

    /** What a label holds reaches neither the engine nor the text of a rule but as a name that is read back as the code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule",
                "end",
                "ledger",
                "System",
                "eval(true)",
                "甲\\\") end rule \\\"乙",
                "甲) or eval(true) //",
                "甲；end",
                "甲{乙}",
                "甲 乙",
                "甲（乙）",
                "2025年",
                "ＧＤＰ",
                "ＧＤＰ增速",
                "编号",
                "对象",
                "$甲",
                "_甲",
                "甲_",
                "甲①",
                "甲\\u202e乙",
                "甲\\u200b",
                "\\U00020BB7家堡",
                "ﷺ",
                "é甲",
                "不"
            })
    void aLabelIsANameOnlyWhereItCanBeReadBack(String label) throws Exception {
        String yaml =
                """
                policy: labels
                title: {zh: 方案}
                document: 文件
                subject: {type: Bank, zh: 银行}
                periods: [year]
                indicators:
                  - {code: tax, zh: "%1$s", type: decimal, min: 0}
                  - {code: kind, zh: 类型, type: choice, choices: [{code: small, zh: "%1$s"}, {code: large, zh: 大}]}
                categories:
                  - code: all
                    zh: 全部
                    items: [{code: points, zh: "%1$s", max: 5, basis: 一, origin: text}]
                """
                        .formatted(label);
        String rules =
                """
                agenda-group "score"
                rule "甲" @item(points) when
                    $bank : Bank( tax >= 5, kind == "small" )
                then ledger.award($bank, 5, "{tax} {kind}"); end
                rule "乙" @item(points) when
                    $bank : Bank( tax < 5 || kind == "large" )
                then ledger . /* 分 */ award($bank, 0, "{tax}"); end
                """;
        PackFolder codes =
                PackFolder.of("labels", Map.of("policy.yaml", yaml.getBytes(UTF_8), "10.drl", rules.getBytes(UTF_8)));
        PackFolder names = in(codes, Language.ZH);
        assertThat(names.texts().get("10.drl")).contains("银行(").contains("计分($bank");
        assertThat(in(names, Language.EN).revision()).isEqualTo(codes.revision());
        Pack.of(codes, KEPT);
        assertThat(Pack.ofKept(names, KEPT))
                .as("the engine is given the same rules")
                .isNotNull();
    }

    private static JsonNode results(Pack pack, JsonNode request) {
        ObjectNode answer = Street.answer(pack, request);
        answer.remove(List.of("id", "at", "policy", "receipt"));
        return answer;
    }

    private static PackFolder in(PackFolder folder, Language language) throws Exception {
        Translation translated = Pack.translated(folder, language);
        Map<String, Optional<byte[]>> edits = new LinkedHashMap<>();
        translated.texts().forEach((name, text) -> edits.put(name, Optional.of(text.getBytes(UTF_8))));
        return folder.with(edits);
    }

    private static final class Kept implements DerivedCache {
        private final Map<String, byte[]> all = new HashMap<>();

        @Override
        public Optional<byte[]> find(String key) {
            return Optional.ofNullable(all.get(key));
        }

        @Override
        public void keep(String key, byte[] derived) {
            all.put(key, derived);
        }
    }
}
