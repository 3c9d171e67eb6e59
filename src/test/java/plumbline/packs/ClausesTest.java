package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.Street;

/** docs/clauses.md has each rule of a policy beside a clause, in the file that holds it, and no other. */
class ClausesTest {
    private static final Pattern FILE = Pattern.compile("`(\\S+\\.drl)` (.*)");

    static List<String> policies() {
        return Street.policies();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyRuleStandsBesideItsClause(String policy) throws IOException {
        String page = Files.readString(Path.of("docs/clauses.md"));
        String table = page.substring(page.indexOf("(../rules/" + policy + ")")).split("\n## ", 2)[0];
        List<String> named = table.lines()
                .filter(line -> line.contains(".drl` "))
                .flatMap(ClausesTest::rules)
                .distinct()
                .sorted()
                .toList();
        assertThat(named)
                .isEqualTo(Street.pack(policy).rules().rules().stream()
                        .map(rule -> place(rule.file(), rule.name()))
                        .sorted()
                        .toList());
    }

    /** The rules of a row; what follows a rule in the same file names the file no more. */
    private static Stream<String> rules(String row) {
        String[] file = new String[1];
        String cell = row.split("\\|", -1)[3].strip();
        return Arrays.stream(cell.split("<br>", -1)).map(each -> {
            var named = FILE.matcher(each);
            file[0] = named.matches() ? named.group(1) : file[0];
            return place(file[0], named.matches() ? named.group(2) : each);
        });
    }

    private static String place(String file, String rule) {
        return file + " " + rule;
    }
}
