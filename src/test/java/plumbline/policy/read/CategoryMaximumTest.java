package plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.text.PackRejected;

/** A category's maximum is one that every subject can reach. */
class CategoryMaximumTest {
    private static final String POLICY =
            """
            policy: p
            title: {zh: 方案, en: policy}
            document: 文件
            subject: {type: Bank, zh: 银行, en: bank}
            periods: [year]
            indicators:
              - {code: growth, zh: 增速, en: growth, type: decimal}
            categories:
              - code: targets
                zh: 目标
                en: targets
            """;

    private static final String EVERYBODYS = "{code: a, zh: 甲, en: a, max: 2, basis: 一, origin: text}";
    private static final String SOMEBODYS =
            "{code: b, zh: 乙, en: b, max: 3, conditional: true, basis: 一, origin: text}";

    @Test
    void itIsTheSumOfItsItemsMaxima() throws PackRejected {
        assertThat(maximum("", EVERYBODYS)).isEqualByComparingTo("2");
    }

    @Test
    void thereIsNoneWhereAnItemAppliesToSomeOnly() throws PackRejected {
        assertThat(maximum("", EVERYBODYS + ", " + SOMEBODYS)).isNull();
    }

    @Test
    void thereIsOneWhereThePackDeclaresIt() throws PackRejected {
        assertThat(maximum("    max: 5\n", EVERYBODYS + ", " + SOMEBODYS)).isEqualByComparingTo("5");
    }

    private static @Nullable BigDecimal maximum(String declared, String items) throws PackRejected {
        return PolicyReader.read("p", POLICY + declared + "    items: [" + items + "]\n")
                .categories()
                .get(0)
                .max();
    }
}
