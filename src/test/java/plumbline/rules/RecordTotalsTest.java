package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumbline.policy.Indicator;
import plumbline.policy.ValueKind;
import plumbline.policy.read.PolicyReader;
import plumbline.text.PackRejected;

class RecordTotalsTest {
    private static final String POLICY =
            """
            policy: p
            title: {zh: 方案, en: policy}
            document: 文件
            subject: {type: Firm, zh: 机构, en: firm}
            periods: [year]
            indicators:
              - code: contracts
                zh: 合同
                en: contracts
                type: records
                record: Contract
                key: number
                members:
                  - {code: number, zh: 编号, en: number, type: text}
                  - {code: client, zh: 客户, en: client, type: text, optional: true}
                  - {code: amount, zh: 金额, en: amount, unit: 万元, type: decimal, optional: true}
                totals:
                  - {code: %s, zh: 客户金额, en: client's amount, of: %s, by: %s}
            categories:
              - code: money
                zh: 金额
                en: money
                items:
                  - {code: paid, zh: 金额, en: paid, basis: 一, origin: text}
            """;

    @Test
    void theRecordsOfAClientAddUp() throws PackRejected {
        assertThat(totals(List.of(contract("1", "c", "600"), contract("2", "d", "7"), contract("3", "c", "400.01"))))
                .extracting(record -> record.get("clientAmount"))
                .containsExactly(new BigDecimal("1000.01"), new BigDecimal("7"), new BigDecimal("1000.01"));
    }

    @Test
    void whatIsAbsentAddsNothingAndHasNoTotal() throws PackRejected {
        assertThat(totals(List.of(
                        Map.of("number", "1", "client", "c"),
                        contract("2", "c", "5"),
                        Map.of("number", "3", "amount", BigDecimal.TEN))))
                .extracting(record -> record.get("clientAmount"))
                .containsExactly(new BigDecimal("5"), new BigDecimal("5"), null);
    }

    @Test
    void aTotalHasTheUnitOfWhatItAddsUp() throws PackRejected {
        assertThat(kind("clientAmount", "amount", "client").fields())
                .extracting(Indicator::code, Indicator::unit)
                .contains(tuple("clientAmount", "万元"));
    }

    @Test
    void aTotalNamesANumberAndAMemberAndHasACodeOfItsOwn() {
        assertThat(findings("amount", "client", "clients"))
                .containsExactlyInAnyOrder("duplicate-code", "unknown-name", "unknown-name");
    }

    private static List<String> findings(String code, String of, String by) {
        try {
            kind(code, of, by);
            return List.of();
        } catch (PackRejected rejected) {
            return rejected.findings().stream().map(finding -> finding.code()).toList();
        }
    }

    private static List<Map<String, Object>> totals(List<Map<String, Object>> records) throws PackRejected {
        return RecordTotals.added(kind("clientAmount", "amount", "client"), records);
    }

    private static Map<String, Object> contract(String number, String client, String amount) {
        return Map.of("number", number, "client", client, "amount", new BigDecimal(amount));
    }

    private static ValueKind.Records kind(String code, String of, String by) throws PackRejected {
        return PolicyReader.read("p", POLICY.formatted(code, of, by))
                .records()
                .findFirst()
                .orElseThrow();
    }
}
