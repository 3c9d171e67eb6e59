package plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.kit.SmallPack;
import plumbline.text.PackRejected;

/** A category's maximum is one that every subject can reach. */
class CategoryMaximumTest {
    private static final String EVERYBODYS = "code: a, max: 2";
    private static final String SOMEBODYS = "code: b, max: 3, conditional: true";

    @Test
    void itIsTheSumOfItsItemsMaxima() throws PackRejected {
        assertThat(maximum(new SmallPack().item(EVERYBODYS))).isEqualByComparingTo("2");
    }

    @Test
    void thereIsNoneWhereAnItemAppliesToSomeOnly() throws PackRejected {
        assertThat(maximum(new SmallPack().item(EVERYBODYS).item(SOMEBODYS))).isNull();
    }

    @Test
    void thereIsOneWhereThePackDeclaresIt() throws PackRejected {
        assertThat(maximum(new SmallPack()
                        .category("code: all, max: 5")
                        .item(EVERYBODYS)
                        .item(SOMEBODYS)))
                .isEqualByComparingTo("5");
    }

    private static @Nullable BigDecimal maximum(SmallPack pack) throws PackRejected {
        return pack.indicator("code: growth, type: decimal")
                .policy()
                .categories()
                .get(0)
                .max();
    }
}
