package plumbline.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.facts.Exact;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;
import plumbline.kit.SmallPack;
import plumbline.ledger.Entry;
import plumbline.policy.Item;
import plumbline.standing.LargestRemainder.Claimant;
import plumbline.standing.LargestRemainder.Part;
import plumbline.standing.Seats.RankedCandidate;
import plumbline.text.PackRejected;

/** Totals, ranks, seats and shares, by examples that were worked out by hand. */
class StandingTest {
    /** Of 9, 7, 7 and 5 two share the second place; three stand before the last, who is fourth. */
    @Test
    void equalsShareARankAndTheNextCountsAllBeforeIt() {
        assertThat(ranks(keys("5"), keys("7"), keys("9"), keys("7.0"))).containsExactly(4, 2, 1, 2);
    }

    @Test
    void theSecondKeyDecidesOnlyWhereTheFirstIsEqual() {
        assertThat(ranks(keys("9", "1"), keys("9", "2"), keys("8", "99"))).containsExactly(2, 1, 3);
    }

    /** A third is more than 0.3333333333333333, which is as much of it as a binary fraction could tell. */
    @Test
    void keysAreComparedExactly() {
        Exact third = Exact.of(BigDecimal.ONE).dividedBy(Exact.of(new BigDecimal(3)));
        assertThat(ranks(keys("0.3333333333333333"), new Exact[] {third})).containsExactly(2, 1);
    }

    /** Of four in the order 1, 2, 2, 4 three fit whole. */
    @Test
    void equalsThatFitWholeAreTaken() {
        Seats seats = Seats.fill(3, true, false, candidates(1, 2, 2, 4));
        assertThat(seats).isEqualTo(new Seats(3, List.of("a", "b", "c"), List.of(), false));
    }

    /** The two in the second place are one too many for two seats; the fourth does not move up into the free one. */
    @Test
    void equalsThatDoNotFitAreLeftOutWholeAndNobodyPassesThem() {
        Seats seats = Seats.fill(2, true, false, candidates(1, 2, 2, 4));
        assertThat(seats).isEqualTo(new Seats(2, List.of("a"), List.of("b", "c"), false));
    }

    /** When all seats are gone, those who come next were not at the boundary. */
    @Test
    void whoComesAfterTheLastSeatIsNotLeftOut() {
        Seats seats = Seats.fill(1, true, false, candidates(1, 2, 2));
        assertThat(seats).isEqualTo(new Seats(1, List.of("a"), List.of(), false));
    }

    @Test
    void seatsFromTheBottomGoToTheLastRanksFirst() {
        Seats seats = Seats.fill(2, false, false, candidates(1, 2, 3, 3));
        assertThat(seats).isEqualTo(new Seats(2, List.of("c", "d"), List.of(), false));
    }

    /** Two hold a seat whatever their rank; there is one seat, so it is exceeded, and the first rank gets none. */
    @Test
    void thoseWhoHoldASeatForCertainComeFirstAndMayExceedIt() {
        List<RankedCandidate> candidates = List.of(
                new RankedCandidate("a", 1, false),
                new RankedCandidate("b", 8, true),
                new RankedCandidate("c", 9, true));
        assertThat(Seats.fill(1, true, false, candidates)).isEqualTo(new Seats(1, List.of("b", "c"), List.of(), true));
        assertThat(Seats.fill(2, true, false, candidates)).isEqualTo(new Seats(2, List.of("b", "c"), List.of(), false));
        assertThat(Seats.fill(3, true, false, candidates))
                .isEqualTo(new Seats(3, List.of("a", "b", "c"), List.of(), false));
    }

    /** Of 10 cents by 1 : 2 : 4 come 1.43, 2.86 and 5.71; whole ones are 8, and two are left for .86 and .71. */
    @Test
    void theUnitsLeftOverGoToTheLargestRemainders() {
        assertThat(shares("0.10", claimant("a", "1", "0"), claimant("b", "2", "0"), claimant("c", "4", "0")))
                .containsExactly("a 0.01", "b 0.03 +", "c 0.06 +");
    }

    /** Each gets 33.33, and one cent is left: to the higher total and, where that is the same, to the first id. */
    @Test
    void ofEqualRemaindersTheHigherTotalComesFirstThenTheId() {
        assertThat(shares("100.00", claimant("a", "1", "5"), claimant("b", "1", "7"), claimant("c", "1", "7")))
                .containsExactly("a 33.33", "b 33.34 +", "c 33.33");
        assertThat(shares("100.00", claimant("c", "1", "7"), claimant("b", "1", "7"), claimant("a", "1", "7")))
                .containsExactly("c 33.33", "b 33.33", "a 33.34 +");
    }

    @Test
    void whoHasNoWeightGetsNothingAndWhereNobodyHasAnyNothingIsShared() {
        assertThat(shares("0.01", claimant("a", "0", "9"), claimant("b", "3", "1")))
                .containsExactly("a 0", "b 0.01");
        assertThat(shares("0.01", claimant("a", "0", "9"), claimant("b", "0", "1")))
                .isEmpty();
    }

    @Test
    void halfACentIsNotShared() {
        assertThat(catchThrowableOfType(RuleFault.class, () -> shares("0.005", claimant("a", "1", "0")))
                        .code())
                .isEqualTo("pool-not-whole");
    }

    @Test
    void totalsAreExactAndEndInNoZero() throws PackRejected {
        List<Entry> entries = List.of(entry("a", "0.1"), entry("a", "0.2"), entry("b", "1.50"), entry("b", "0.50"));
        assertThat(Totals.of(entries)).isEqualTo(new BigDecimal("2.3"));
    }

    private static int[] ranks(Exact[]... keys) {
        return Ranking.of(keys);
    }

    private static Exact[] keys(String... keys) {
        return Stream.of(keys).map(key -> Exact.of(new BigDecimal(key))).toArray(Exact[]::new);
    }

    /** Those of these ranks, called a, b, c and so on, none of them certain. */
    private static List<RankedCandidate> candidates(int... ranks) {
        return IntStream.range(0, ranks.length)
                .mapToObj(i -> new RankedCandidate(String.valueOf((char) ('a' + i)), ranks[i], false))
                .toList();
    }

    private static Claimant claimant(String id, String weight, String total) {
        return new Claimant(id, Exact.of(new BigDecimal(weight)), new BigDecimal(total));
    }

    /** Each part in cents, with a + where it holds a cent that was left over. */
    private static List<String> shares(String pool, Claimant... claimants) {
        return LargestRemainder.of(new BigDecimal(pool), 2, List.of(claimants)).stream()
                .map(StandingTest::shown)
                .toList();
    }

    private static String shown(Part part) {
        return part.id() + " " + part.amount().toPlainString() + (part.gotRemainder() ? " +" : "");
    }

    private static Entry entry(String subject, String points) throws PackRejected {
        Item item = new SmallPack()
                .indicator("code: growth, type: decimal")
                .policy()
                .items()
                .findFirst()
                .orElseThrow();
        return new Entry(
                subject, item, "", new BigDecimal(points), "因为", new RuleRef("规则", "points", null, null, "10.drl", 1));
    }
}
