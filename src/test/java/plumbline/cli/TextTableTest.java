package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables on a terminal, where a Chinese character takes two columns. */
class TextTableTest {
    @Test
    void aChineseCharacterIsTwoColumnsWide() {
        assertThat(TextTable.width("abc")).isEqualTo(3);
        assertThat(TextTable.width("银行")).isEqualTo(4);
        assertThat(TextTable.width("（一）2")).isEqualTo(7);
        assertThat(TextTable.width("\uD842\uDFB7")).isEqualTo(2);
        assertThat(TextTable.width("e\u0301")).isEqualTo(1);
        assertThat(TextTable.width("")).isZero();
    }

    @Test
    void columnsBeginAtTheSameColumnOfTheTerminal() {
        TextTable table = new TextTable(List.of(false, true, false));
        table.row(List.of("名称", "总分", "备注"));
        table.row(List.of("b1", "9.5", "x"));
        table.row(List.of("农村商业银行", "100", ""));
        assertThat(table.text("  "))
                .isEqualTo(
                        """
                          名称          总分  备注
                          b1             9.5  x
                          农村商业银行   100
                        """);
    }

    @Test
    void aTableWithoutRowsIsEmpty() {
        assertThat(new TextTable(List.of(true)).text("")).isEmpty();
    }
}
