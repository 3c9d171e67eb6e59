package plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeantNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20%|0.2",
                "２０％|0.2",
                "百分之二十|0.2",
                "三成|0.3",
                "0,2|0.2",
                "1,000|1000",
                "1,234,567.5|1234567.5",
                "1 000|1000",
                "1_000|1000",
                "010|10",
                "+5|5",
                "-05|-5",
                "−5|-5",
                ".5|0.5",
                "5.|5",
                "1e3|1000",
                "1E-2|0.01",
                "0x10|16",
                "0o17|15",
                "0b11|3",
                "五|5",
                "十|10",
                "二十五|25",
                "一百零五|105",
                "一千二百|1200",
                "三点五|3.5",
                "二〇二五|2025",
                "伍拾|50",
                "二十五万|250000",
                "三万零五十|30050",
                "１０|10",
                "5分|5",
                "30 points|30"
            })
    void isReadAsPeopleReadIt(String written, String meant) {
        assertThat(MeantNumber.in(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "many", "1:30", ".inf", "一百二", "三万五", "30万", "百", "五五十", "1,00,0", "1e999", "点五", "--5", "1/3"
            })
    void isNotGuessedWhereItCanBeReadInTwoWays(String written) {
        assertThat(MeantNumber.in(written)).isNull();
    }
}
