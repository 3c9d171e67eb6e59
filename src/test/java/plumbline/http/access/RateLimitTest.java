package plumbline.http.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.http.exchange.HttpProblem;

/** How often a key may be used, by a clock that the test sets. */
class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10 * SECOND);
    private final RateLimit limit = new RateLimit(3, now::get);

    private void isTaken(@Nullable String caller) {
        assertThatCode(() -> limit.take(caller)).doesNotThrowAnyException();
    }

    private void isRefused(@Nullable String caller) {
        assertThatThrownBy(() -> limit.take(caller))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("3 times a minute");
    }

    @Test
    void asManyAsInAMinuteAtOnceAndThenOneForEachShareOfIt() {
        for (int i = 0; i < 3; i++) {
            isTaken("a");
        }
        isRefused("a");
        now.addAndGet(20 * SECOND - 1);
        isRefused("a");
        now.addAndGet(1);
        isTaken("a");
        isRefused("a");
    }

    @Test
    void eachKeyHasItsOwnAndWhoeverHasNoneSharesOne() {
        for (int i = 0; i < 3; i++) {
            isTaken("a");
            isTaken(null);
        }
        isRefused("a");
        isRefused(null);
        isTaken("b");
    }

    @Test
    void whoeverWasAwayHasNoMoreThanAMinute() {
        isTaken("a");
        now.addAndGet(3_600 * SECOND);
        for (int i = 0; i < 3; i++) {
            isTaken("a");
        }
        isRefused("a");
    }

    @Test
    void withoutALimitNobodyIsRefused() {
        RateLimit none = new RateLimit(0, now::get);
        for (int i = 0; i < 1_000; i++) {
            none.take("a");
        }
    }
}
