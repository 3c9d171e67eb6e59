package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;

/** What makes a request invalid: the place, the code, and what its author is told. */
class RequestReaderTest {
    private static final String VALID = new ShangraoRequest()
            .context("pool", "100")
            .bank("b1", "taxPaid", "1200")
            .bank("b2", "taxPaid", "700")
            .json()
            .toString();

    private final RequestReader reader = Street.pack(Street.SHANGRAO).requests();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "period":"2022"     | "period":null               | /period                              | missing-member
            "period":"2022",    | ``                          | /period                              | missing-member
            "period":"2022"     | "period":2022               | /period                              | wrong-type
            "period":"2022"     | "period":"2022-Q1"          | /period                              | wrong-period
            "period":"2022"     | "period":"2022-H3"          | /period                              | wrong-period
            "period":"2022"     | "period":"２０２２"         | /period                              | wrong-period
            "period":"2022"     | "period":"2022","asOf":1    | /asOf                                | wrong-type
            "period":"2022"     | "period":"2022","asOf":"2022-2-1"   | /asOf                        | wrong-type
            "period":"2022"     | "period":"2022","asOf":"2022-02-30" | /asOf                        | no-such-day
            "period":"2022"     | "period":"2022","perod":1   | /perod                               | unknown-member
            "period":"2022"     | "period":"2022","a/b~c":1   | /a~1b~0c                             | unknown-member
            {"pool":100}        | []                          | /context                             | wrong-type
            "pool":100          | "pool":"100"                | /context/pool                        | wrong-type
            "pool":100          | "pool":-0.01                | /context/pool                        | below-minimum
            "pool":100          | "pool":0.001                | /context/pool                        | too-many-decimals
            "pool":100          | "pol":100                   | /context/pol                         | unknown-member
            "id":"b2"           | "id":"b1"                   | /subjects/1/id                       | duplicate-id
            "id":"b2"           | "id":2                      | /subjects/1/id                       | wrong-type
            "id":"b2"           | "id":""                     | /subjects/1/id                       | empty-text
            "id":"b2"           | "id":"b 2"                  | /subjects/1/id                       | wrong-id
            "id":"b2"           | "id":"e\\u0301"             | /subjects/1/id                       | wrong-id
            "id":"b2"           | "id":"b\\u200b2"            | /subjects/1/id                       | hidden-character
            "id":"b2",          | ``                          | /subjects/1/id                       | missing-member
            "name":"银行 b2"    | "name":"  "                 | /subjects/1/name                     | empty-text
            "name":"银行 b2"    | "name":"银\\u202e行"        | /subjects/1/name                     | hidden-character
            "name":"银行 b2"    | "nane":"银行","name":"银行" | /subjects/1/nane                     | unknown-member
            "taxPaid":700       | "taxpaid":1,"taxPaid":700   | /subjects/1/indicators/taxpaid       | unknown-member
            "taxPaid":700,      | ``                          | /subjects/1/indicators/taxPaid       | missing-member
            "taxPaid":700       | "taxPaid":null              | /subjects/1/indicators/taxPaid       | missing-member
            "taxPaid":700       | "taxPaid":"700"             | /subjects/1/indicators/taxPaid       | wrong-type
            "taxPaid":700       | "taxPaid":true              | /subjects/1/indicators/taxPaid       | wrong-type
            "taxPaid":700       | "taxPaid":-1                | /subjects/1/indicators/taxPaid       | below-minimum
            "taxPaid":700       | "taxPaid":1e38              | /subjects/1/indicators/taxPaid       | too-many-digits
            "taxPaid":700       | "taxPaid":1e-21             | /subjects/1/indicators/taxPaid       | too-many-decimals
            """)
    void eachFaultHasItsPlaceAndItsCode(String text, String by, String pointer, String code) {
        List<Problem> problems = problems(VALID.replace(text, by == null ? "" : by));
        assertThat(problems).extracting(Problem::pointer).containsExactly(pointer);
        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems.get(0).message().zh()).containsPattern("\\p{IsHan}");
        assertThat(problems.get(0).message().en()).containsPattern("[a-z]{2}");
    }

    @ParameterizedTest
    @CsvSource({
        "satisfaction, 5.0001, above-maximum",
        "satisfaction, -0.0001, below-minimum",
        "deposits, 0, not-above",
        "serviceIncidents, 0.5, not-an-integer",
        "serviceIncidents, -1, below-minimum"
    })
    void anIndicatorKeepsWithinItsBounds(String indicator, String value, String code) {
        String request = new ShangraoRequest()
                .bank("b1", "taxPaid", "1")
                .and(indicator, value)
                .json()
                .toString();
        assertThat(problems(request)).extracting(Problem::code).containsExactly(code);
        assertThat(problems(request))
                .extracting(Problem::pointer)
                .containsExactly("/subjects/0/indicators/" + indicator);
    }

    @Test
    void everyFaultIsNamedAndNoneThatOnlyFollows() {
        String request =
                """
                {"perid": "2022", "context": {"pool": -1, "x": 1},
                 "subjects": [7, {"id": "b1", "indicators": {}}, {"id": "b1", "name": "x", "indicators": []}]}""";
        assertThat(problems(request))
                .extracting(Problem::pointer)
                .contains(
                        "/perid",
                        "/period",
                        "/context/pool",
                        "/context/x",
                        "/subjects/0",
                        "/subjects/1/name",
                        "/subjects/1/indicators/taxPaid",
                        "/subjects/2/id",
                        "/subjects/2/indicators")
                .doesNotContain("/subjects/0/id", "/subjects/2/indicators/taxPaid")
                .doesNotHaveDuplicates()
                .hasSize(8 + 11);
    }

    @Test
    void theNearestNameIsSuggestedAndAStrangeOneGetsTheList() {
        String near = VALID.replace("\"taxPaid\":700", "\"taxPiad\":1,\"taxPaid\":700");
        String strange = VALID.replace("\"taxPaid\":700", "\"zzzzzzzz\":1,\"taxPaid\":700");
        assertThat(problems(near).get(0).message().zh()).isEqualTo("没有“taxPiad”这一项，是不是 taxPaid？");
        assertThat(problems(strange).get(0).message().en()).contains("loanIncrement", "riskFlag");
    }

    @Test
    void anAbsentOptionalMemberMayBeWrittenAsNull() throws RequestRejected {
        Cohort nothing = read("{\"period\":\"2022\",\"asOf\":null,\"context\":null,"
                + VALID.substring(VALID.indexOf("\"subjects\"")));
        Cohort none = read(VALID.replace("\"pool\":100", "\"pool\":null,\"cityLoanToDepositRatio\":null"));
        assertThat(nothing.context()).isEmpty();
        assertThat(nothing.asOf()).isNull();
        assertThat(none.context()).isEmpty();
    }

    @Test
    void numbersAreTakenByTheirValue() throws RequestRejected {
        ObjectNode written = new ShangraoRequest()
                .bank("b1", "serviceIncidents", "3.0")
                .and("taxPaid", "5E+2")
                .and("loans", "80.000")
                .json();
        var values = read(written.toString()).subjects().get(0).values();
        assertThat(values.get("serviceIncidents").toString()).isEqualTo("3");
        assertThat(values.get("taxPaid").toString()).isEqualTo("500");
        assertThat(values.get("loans").toString()).isEqualTo("80");
    }

    @Test
    void theSubjectsStandByIdWhateverTheOrderOfTheRequest() throws RequestRejected {
        ShangraoRequest request = new ShangraoRequest();
        for (String id : List.of("key-2", "𠮷1", "ｂ1", "key-10")) {
            request.bank(id, "taxPaid", "1");
        }
        assertThat(read(request.json().toString()).subjects())
                .extracting(Subject::id)
                .containsExactly("key-10", "key-2", "ｂ1", "𠮷1");
    }

    @Test
    void aMarkOfByteOrderMayLead() throws RequestRejected {
        assertThat(read("\uFEFF" + VALID).subjects()).hasSize(2);
    }

    private List<Problem> problems(String request) {
        return catchThrowableOfType(RequestRejected.class, () -> read(request)).problems();
    }

    private Cohort read(String request) throws RequestRejected {
        return reader.read(request.getBytes(StandardCharsets.UTF_8));
    }
}
