package plumbline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.facts.Phase;
import plumbline.intake.RequestReader;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.drl.RuleFile;

/** What rules may say is not refused: every form of condition with every form of call, some two hundred rules. */
class BenignRulesTest {
    private static final List<String> CONDITIONS = List.of(
            "$village : Village()",
            "$village : Village( first > 1 )",
            "$village : Village( first >= 0.5, first < 100.25 )",
            "$village : Village( first == 1 || second == 2 )",
            "$village : Village( first != null && second != null )",
            "$village : Village( !(first > 1) )",
            "$village : Village( first == 1 || first == 2 || first == 3 )",
            "$village : Village( id in (\"a\", \"b\"), name != \"乙\" )",
            "$village : Village( id not in (\"x\") )",
            "$village : Village( $f : first, $s : second > 1 )",
            "$village : Village( first > second )",
            "$village : Village( plus(first, second) > exact(2) )",
            "$village : Village( minus(first, second) < exact(2.5) )",
            "$village : Village( first > -1 )",
            "$village : Village( exact(first) > exact(second) )",
            "$village : Village( $r : percentage(first, second) < exact(80) )",
            "$village : Village( $r : plus(first, second, 1), $r > exact(0) )",
            "$village : Village( capped(positive(first), 10) >= exact(0.5) )",
            "$village : Village( wholeSteps(first, 5) >= exact(0) )",
            "$village : Village( first >= 123456789012 || first <= 9007199254740993.25 )",
            "$village : Village( grown == true )",
            "$village : Village( grown == false )",
            "$village : Village( result > 1 || result == null )",
            "$village : Village( grown != true, kind == \"large\" )",
            "$village : Village( since != null, since <= day(2025, 6, 30) )",
            "Period( $year : year )\n    $village : Village( since > day($year, \"06-30\") )",
            "$village : Village( $since : since )\n    Period( year >= 2000, half == 0, text != null )",
            "$village : Village( $d : since, $d != null, daysFrom($d, day(2025, 1, 1)) > 3 )",
            "Context( $pool : pool != null )\n    $village : Village( first < $pool )",
            "Context( pool == null || pool > 10 )\n    $village : Village()",
            "Parameter( code == \"limit\", $limit : value )\n    $village : Village( first <= $limit )",
            "Lookup( code == \"rates\", key == \"x\", $rate : value )\n    $village : Village( first > $rate )",
            "AsOf( $today : day )\n    $village : Village( since < $today )",
            "$village : Village( opinions.count > 0, $sum : opinions.sum, $count : opinions.count )",
            "$village : Village()\n    Loan( owner == $village, $a : amount > 1 )",
            "$village : Village()\n    Loan( owner == $village, bank == \"b\", amount <= 100 )",
            "$loan : Loan( $village : owner, $a : amount )",
            "$village : Village()\n    not Loan( owner == $village )",
            "$village : Village()\n    exists Loan( owner == $village, amount > 1 )",
            "$village : Village( $id : id )\n    Target( item == $id || item == \"first\", $least : least )",
            "$village : Village()\n    not( Loan( owner == $village, $b : bank ) and Target( item == $b ) )",
            "$village : Village()\n    exists( Target( $least : least ) and Village( first < $least ) )",
            "accumulate( Village( $v : first ); $best : max($v) )\n    $village : Village( first == $best )",
            "accumulate( Village( $v : first ); $least : min($v), $most : max($v) )\n    $village : Village()",
            "accumulate( Village( $v : first ); $sum : sum($v), $count : count($v); $count > 0 )\n    $village : Village()",
            "accumulate( $each : Village( first > 1 ); $count : count($each) )\n    $village : Village()",
            "accumulate( Village( $v : share(first, second) ); $most : max($v) )\n    $village : Village()",
            "$village : Village()\n    accumulate( Loan( owner == $village, $a : amount ); $sum : sum($a); $sum > 0 )",
            "accumulate( Village( grown == true, $d : since ); $latest : max($d) )\n    $village : Village()",
            "Village( id == \"a\", $village : this )",
            "$village : Village( result == null )",
            "$village : Village( result != null, times(result, 2) > exact(1) )");

    private static final List<String> CALLS = List.of(
            "ledger.proposeGrade($village, \"good\", \"一 {first}\");",
            "ledger.notice(\"look\", $village);",
            "ledger.notice(\"look\", $village);\n    ledger.proposeGrade($village, \"fair\", \"“引号” {second}\");",
            "ledger.proposeGrade($village, \"fair\", \"，。；（）：%d {first}\"); // 说明 System.exit(0)");

    private static final List<String> OTHER_CALLS = List.of(
            "ledger.award($village, 1 + 1, \"{points}\");",
            "ledger.award($village, times(share($first, 100), 50), \"\");",
            "ledger.award($village, capped(wholeSteps(minus($first, 1), 5), 10), \"\");",
            "ledger.awardMax($village, \"\");",
            "ledger.awardShareOfMax($village, betweenWorstAndBest(1, 0, 2), \"\");",
            "ledger.awardLessThanMax($village, 0.5, \"\");",
            "ledger.deduct($village, 0.25, \"\");",
            "ledger.award($village, relativeToBest(1, 3).times(2).plus(0.1).minus(percentOf(1, 2)).negated().floor(), \"\");",
            "ledger.rankBy($village, \"key\", perMilleOf(1, 2));",
            "ledger.candidate($village, \"quota\");",
            "ledger.seat($village, \"quota\");",
            "ledger.figure(\"made\", 3, \"\");",
            "ledger.outcome($village, \"made\", \"\");",
            "ledger.outcome($village, \"made\", 12.5, \"\");",
            "ledger.outcome($village, \"made\", day(2025, 1, 31), \"\");",
            "ledger.outcome($village, \"made\", true, \"\");",
            "ledger.cohortOutcome(\"all\", 3, \"\");");

    private static final String REQUEST =
            """
            {"period": "2025", "asOf": "2025-12-31", "context": {"pool": 100, "rates": {"x": 0.5}}, "subjects": [
              {"id": "a", "name": "甲", "indicators": {"first": 1, "second": 2, "grown": true, "kind": "large",
                "since": "2024-03-01", "opinions": {"r1": "good"}, "loans": [{"bank": "b", "amount": 5}]}},
              {"id": "b", "name": "乙", "indicators": {"first": 3, "second": 1, "grown": false, "kind": "small",
                "since": "2025-08-01", "opinions": {}, "loans": [{"bank": "c", "amount": 500}]}}]}
            """;

    @Test
    void noFormThatTheReferenceAllowsIsRefused() throws Exception {
        Policy policy =
                PolicyReader.read("benign", Files.readString(HostileCorpus.FOLDER.resolveSibling("benign.yaml")));
        List<String> posting = new ArrayList<>();
        CONDITIONS.forEach(condition -> CALLS.forEach(call -> posting.add(rule(posting.size(), condition, call))));
        List<String> others = new ArrayList<>();
        OTHER_CALLS.forEach(call -> others.add(rule(
                1000 + others.size(), "$village : Village( $first : first == %d )".formatted(others.size()), call)));
        assertThat(posting).hasSizeGreaterThanOrEqualTo(200);
        RuleBook book = RuleCompiler.compile(
                policy,
                List.of(
                        new RuleFile("10-posting.drl", "agenda-group \"score\"\n" + String.join("", posting)),
                        new RuleFile("20-others.drl", "agenda-group \"standing\"\n" + String.join("", others))));
        assertThat(book.rules()).hasSize(posting.size() + others.size());
        try (RuleSession session = book.open(new RequestReader(policy).read(REQUEST.getBytes(UTF_8)), true)) {
            session.fire(Phase.SCORE);
            assertThat(session.firings()).hasSizeGreaterThan(200);
        }
    }

    private static String rule(int number, String condition, String call) {
        return "rule \"规则 %d：有中文、“引号”\"\n    @item(first) @basis(\"第%d条(一)\")\nwhen\n    %s\nthen\n    %s\nend\n"
                .formatted(number, number, condition, call);
    }
}
