package plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.kit.Street;
import plumbline.policy.DatedParameter;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.Table;
import plumbline.policy.ValueKind.Records;

/** The program knows no policy: all that is of one stands in its pack. Comments may name one as an example. */
class SourceTreeTest {
    private static final Path SOURCES = Path.of("src/main");

    private static final List<String> PLACES = List.of(
            "Shanxi Lüliang Luliang Datong Shangrao Huyanghe Xinjiang Corps Taiyuan Yangquan Changzhi Jincheng",
            "Shuozhou Jinzhong Yuncheng Xinzhou Linfen Jiangxi Raoqiyun",
            "山西 吕梁 大同 上饶 胡杨河 新疆 兵团 第七师 师市 太原 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 江西 饶企云 饶府",
            "140100 140200 140300 140400 140500 140600 140700 140800 140900 141000 141100");

    /** Comments, or texts and characters, which may look like comments within. */
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|//[^\n]*|/\\*.*?\\*/");

    @Test
    void noPolicyNoKindOfSubjectAndNoPlaceIsNamed() {
        Set<String> words = words();
        assertThat(words).contains("corps-bank-grading", "Bank", "Task", "上饶");
        assertThat(found(words)).isEmpty();
    }

    @Test
    void noIndicatorItemOutcomeParameterAndQuotaOfAPackIsNamed() {
        Set<String> codes = policies().flatMap(SourceTreeTest::codes).collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes).contains("loanBalance", "policyBankFactor", "treasuryDepositsB", "taxBonus");
        assertThat(found(codes)).isEmpty();
    }

    @Test
    void commentsAreSetAsideAndTextsAreNot() {
        assertThat(withoutComments("a = 0.25; // 0.8\nb = \"// 500\"; /* 3.5\n */ c = '\"'; /** 15 */ d(1_000);"))
                .isEqualTo("a = 0.25;  \nb = \"// 500\";   c = '\"';   d(1_000);");
    }

    private static Map<String, Set<String>> found(Set<String> words) {
        Pattern any = Pattern.compile(words.stream()
                .sorted()
                .map(word -> word.chars().allMatch(c -> c < 128)
                        ? "(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])"
                        : Pattern.quote(word))
                .collect(Collectors.joining("|")));
        Map<String, Set<String>> found = new TreeMap<>();
        sources("").forEach((name, source) -> {
            Set<String> here = any.matcher(name + "\n" + (name.endsWith(".java") ? withoutComments(source) : source))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!here.isEmpty()) {
                found.put(name, here);
            }
        });
        return found;
    }

    private static Set<String> words() {
        Set<String> words = new TreeSet<>(Street.policies());
        PLACES.forEach(line -> words.addAll(List.of(line.split(" "))));
        policies().forEach(policy -> {
            words.add(policy.subject().factType());
            policy.tables().stream().map(Table::factType).forEach(words::add);
            policy.indicators().stream()
                    .map(Indicator::kind)
                    .filter(Records.class::isInstance)
                    .forEach(kind -> words.add(((Records) kind).factType()));
        });
        return words;
    }

    /** Those of two words or more, such as loanBalance: one word alone may be the program's too. */
    private static Stream<String> codes(Policy policy) {
        return Stream.of(
                        policy.indicators().stream().map(Indicator::code),
                        policy.context().stream().map(Indicator::code),
                        policy.items().map(Item::code),
                        policy.outcomes().stream().map(OutcomeKind::code),
                        policy.parameters().stream().map(DatedParameter::code),
                        policy.quotas().stream().map(Quota::code))
                .flatMap(codes -> codes)
                .filter(code -> code.chars().anyMatch(Character::isUpperCase) && code.length() > 1);
    }

    private static Stream<Policy> policies() {
        return Street.policies().stream().map(policy -> Street.pack(policy).policy());
    }

    private static String withoutComments(String source) {
        return COMMENT_OR_TEXT
                .matcher(source)
                .replaceAll(found -> found.group().startsWith("/") ? " " : Matcher.quoteReplacement(found.group()));
    }

    /** The texts of the files whose names end so, by name. */
    private static Map<String, String> sources(String end) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Map<String, String> sources = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(end)) {
                    sources.put(SOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
            return sources;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
