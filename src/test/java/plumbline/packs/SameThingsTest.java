package plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;

/** What may be in a request twice raises a notice, which is the same whatever the order of subjects and records. */
class SameThingsTest {
    private static final String GUARANTEES = "datong-guarantee-compensation";

    private static ObjectNode banks(String... idsAndNames) {
        ShangraoRequest request = new ShangraoRequest();
        for (int i = 0; i < idsAndNames.length; i += 2) {
            request.bank(idsAndNames[i], "satisfaction", "3");
        }
        ObjectNode json = request.json();
        for (int i = 0; i < idsAndNames.length; i += 2) {
            ((ObjectNode) json.get("subjects").get(i / 2)).put("name", idsAndNames[i + 1]);
        }
        return json;
    }

    private static JsonNode notices(String policy, JsonNode request) {
        return Street.answer(Street.pack(policy), request).get("notices");
    }

    @ParameterizedTest
    @CsvSource({
        "信江银行, 信江银行",
        "信江Bank, 信江ＢＡＮＫ",
        "信江银行, '信江 银行'",
        "信江银行, 信江银行\uFE00",
        "信江银行, 信江银行\uDB40\uDD00",
        "ABC银行, abc银行",
        "straße, STRASSE"
    })
    void oneNameUnderTwoIdsIsTold(String one, String other) {
        JsonNode notices = notices(Street.SHANGRAO, banks("b1", one, "b2", "另一家", "b3", other));
        assertThat(notices).hasSize(1);
        JsonNode notice = notices.get(0);
        assertThat(notice.path("code").asText()).isEqualTo("same-name");
        assertThat(notice.path("subjects")).extracting(JsonNode::asText).containsExactly("b1", "b3");
        assertThat(notice.at("/same/0/0/name").asText()).isEqualTo(one);
        assertThat(notice.at("/same/0/1/subject").asText()).isEqualTo("b3");
        assertThat(notice.at("/message/zh").asText()).contains(one, "b1", "b3");
        assertThat(notice.at("/message/en").asText()).contains(other, "b1", "b3");
    }

    @ParameterizedTest
    @CsvSource({"b1, B1", "b1, ｂ１", "行1, 行1\uFE01"})
    void idsThatLookAlikeAreTold(String one, String other) {
        JsonNode notices = notices(Street.SHANGRAO, banks(one, "甲", other, "乙"));
        assertThat(notices).hasSize(1);
        assertThat(notices.get(0).path("code").asText()).isEqualTo("similar-id");
        assertThat(notices.get(0).path("subjects")).extracting(JsonNode::asText).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void whatIsOtherIsNotTold() {
        assertThat(notices(Street.SHANGRAO, banks("b1", "甲银行", "b2", "乙银行", "b10", "甲行")))
                .isEmpty();
    }

    /** Four characters are a contract's number, three a number of one's own. */
    @ParameterizedTest
    @CsvSource({"HT-1, HT-1, true", "HT-1, ＨＴ-1, true", "ht-1, HT-1, true", "HT1, HT1, false", "HT-1, HT-2, false"})
    void oneContractUnderTwoInstitutionsIsTold(String one, String other, boolean isTold) {
        ObjectNode request = institutions(List.of(List.of(one), List.of(other)));
        JsonNode notices = notices(GUARANTEES, request);
        assertThat(notices).hasSize(isTold ? 1 : 0);
        if (isTold) {
            assertThat(notices.get(0).path("code").asText()).isEqualTo("same-record");
            assertThat(notices.at("/0/same/0/1/indicator").asText()).isEqualTo("guarantees");
            assertThat(notices.at("/0/same/0/1/record").asText()).isEqualTo(other);
        }
    }

    @Test
    void oneContractWrittenInTwoWaysUnderOneInstitutionIsTold() {
        JsonNode notices = notices(GUARANTEES, institutions(List.of(List.of("G1", "g1"), List.of("G1"))));
        assertThat(notices).hasSize(1);
        assertThat(notices.at("/0/subjects")).extracting(JsonNode::asText).containsExactly("g0");
    }

    @Test
    void theOrderOfSubjectsAndRecordsDoesNotCount() {
        ObjectNode request = institutions(
                List.of(List.of("HT-1", "HT-2", "ht-2"), List.of("HT-2", "HT-3"), List.of("ht-3", "HT-1", "HT-9")));
        String expected = notices(GUARANTEES, request).toString();
        assertThat(expected).contains("same-record");
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            ObjectNode shuffled = request.deepCopy();
            shuffled.get("subjects").forEach(subject -> shuffle(subject.at("/indicators/guarantees"), random));
            shuffle(shuffled.get("subjects"), random);
            assertThat(notices(GUARANTEES, shuffled)).hasToString(expected);
        }
    }

    private static void shuffle(JsonNode array, Random random) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        Collections.shuffle(elements, random);
        ((ArrayNode) array).removeAll().addAll(elements);
    }

    private static ObjectNode institutions(List<List<String>> contracts) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("period", "2025");
        request.putObject("context").putObject("breakEvenRates").put("制造业", 2);
        for (int i = 0; i < contracts.size(); i++) {
            ObjectNode subject = request.withArray("/subjects")
                    .addObject()
                    .put("id", "g" + i)
                    .put("name", "机构 " + i);
            var guarantees = subject.putObject("indicators").putArray("guarantees");
            for (String contract : contracts.get(i)) {
                guarantees
                        .addObject()
                        .put("contract", contract)
                        .put("client", "c" + i)
                        .put("clientType", "smallMicro")
                        .put("industry", "制造业")
                        .put("amount", 500)
                        .put("balance", 400)
                        .put("feeRate", 1);
            }
        }
        return request;
    }
}
