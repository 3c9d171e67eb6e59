package plumbline.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bodies that are JSON, or nearly so, with values that no request may have. */
final class WrongValueBodies {
    private static final Map<String, String> KINDS =
            Map.of("null", "null", "boolean", "true", "number", "7", "text", "\"x\"", "list", "[]", "object", "{}");

    /** Members of the valid request as they stand there, each with the kinds of value that it may have. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("\"period\":\"2022\"", List.of("text")),
            Map.entry("\"asOf\":\"2022-12-31\"", List.of("null")),
            Map.entry("\"context\":{\"pool\":100,\"cityLoanToDepositRatio\":80}", List.of("null", "object")),
            Map.entry("\"pool\":100", List.of("null", "number")),
            Map.entry("\"cityLoanToDepositRatio\":80", List.of("null", "number")),
            Map.entry("\"id\":\"b1\"", List.of("text")),
            Map.entry("\"name\":\"信江银行\"", List.of("text")),
            Map.entry("\"loanIncrement\":1", List.of("number")),
            Map.entry("\"loanGrowth\":2", List.of("number")),
            Map.entry("\"smeLoanGrowth\":3", List.of("number")),
            Map.entry("\"industrialLoanGrowth\":4", List.of("number")),
            Map.entry("\"platformUse\":5", List.of("number")),
            Map.entry("\"satisfaction\":4.5", List.of()),
            Map.entry("\"serviceIncidents\":0", List.of("number")),
            Map.entry("\"taxPaid\":1200", List.of("number")),
            Map.entry("\"loans\":81", List.of("number")),
            Map.entry("\"deposits\":99", List.of("number")),
            Map.entry("\"riskFlag\":false", List.of("boolean")));

    private final List<MalformedBody> bodies = new ArrayList<>();

    static List<MalformedBody> all() {
        WrongValueBodies values = new WrongValueBodies();
        values.ofTheWrongType();
        values.numbers();
        values.wholeDocuments();
        return values.bodies;
    }

    private void ofTheWrongType() {
        PLACES.forEach((place, allowed) -> KINDS.forEach((kind, value) -> {
            if (!allowed.contains(kind)) {
                String name = place.substring(0, place.indexOf(':') + 1);
                bodies.add(MalformedBody.with(kind + " as " + name, place, name + value));
            }
        }));
        String bank = MalformedBody.VALID.substring(
                MalformedBody.VALID.indexOf("[{") + 1, MalformedBody.VALID.lastIndexOf(']'));
        String indicators = bank.substring(bank.indexOf("{\"loanIncrement"), bank.length() - 1);
        KINDS.forEach((kind, value) -> {
            bodies.add(MalformedBody.with(kind + " as subject", bank, value));
            bodies.add(MalformedBody.with(kind + " as subjects", "[" + bank + "]", value));
            bodies.add(MalformedBody.with(kind + " as indicators", indicators, value));
        });
    }

    private void numbers() {
        List<String> numbers = List.of(
                "NaN",
                "-NaN",
                "Infinity",
                "-Infinity",
                "INF",
                "∞",
                "0x1F",
                "0b1",
                "0o7",
                "010",
                "00",
                "-01",
                "00.5",
                "+1",
                "1.",
                ".5",
                "-.5",
                "1e",
                "1e+",
                "1E-",
                "1.e5",
                "1.5.2",
                "--1",
                "- 1",
                "-",
                "+",
                "1_000",
                "1 000",
                "1,000",
                "1'000",
                "85%",
                "¥5",
                "12万",
                "１２３",
                "1２",
                "٣",
                "½",
                "1²",
                "十",
                "1d",
                "1f",
                "1L",
                "1n",
                "1e1.5",
                "1e 5",
                "\"1\"",
                "\"1,000\"",
                "\"85%\"",
                "\"１２３\"",
                "\"\"",
                "\"NaN\"",
                "\"1e5\"",
                "1e38",
                "1e400",
                "1e999999",
                "1e10000000",
                "1e999999999",
                "1e2147483647",
                "1e2147483648",
                "1e-2147483647",
                "1e-2147483648",
                "1e99999999999999999999",
                "1e-99999999999999999999",
                "1e-21",
                "1e-400",
                "1e-999999",
                "1e-999999999",
                "-1e1000000",
                "-1e999999999",
                "-1e-21",
                "-0.01",
                "-1",
                "9".repeat(39),
                "9".repeat(101),
                "9".repeat(1_900_000),
                "0." + "0".repeat(20) + "1",
                "0." + "1".repeat(99),
                "1" + "0".repeat(60) + ".5",
                "1." + "0".repeat(1_000_000),
                "1e" + "9".repeat(1_000_000),
                "0".repeat(1_000_000),
                "1E+38",
                "[1]",
                "{\"value\":1}",
                "true",
                "1;",
                "1//",
                "1/2",
                "1*2",
                "(1)");
        for (String number : numbers) {
            String shown = number.length() > 40 ? number.substring(0, 8) + "… of " + number.length() : number;
            bodies.add(MalformedBody.with("taxPaid " + shown, "1200", number));
            bodies.add(MalformedBody.with("pool " + shown, ":100,", ":" + number + ","));
        }
        for (String number : List.of("0.5", "1e-1", "1.0000000001", "-1", "-0.5")) {
            bodies.add(MalformedBody.with("incidents " + number, "Incidents\":0", "Incidents\":" + number));
        }
    }

    private void wholeDocuments() {
        for (String document : List.of(
                "",
                " ",
                "\n\t ",
                "\uFEFF",
                "null",
                "true",
                "0",
                "-1.5",
                "\"x\"",
                "\"\"",
                "[]",
                "{}",
                "[null]",
                "[{}]",
                "[" + MalformedBody.VALID + "]",
                "\"" + MalformedBody.VALID.replace("\"", "\\\"") + "\"",
                "{\"\":0}",
                "{\"a/b~c\":0}",
                "{\"request\":" + MalformedBody.VALID + "}",
                "{\"__proto__\":{}}",
                "{\"subjects\":{}}",
                "{\"period\":2022}")) {
            bodies.add(MalformedBody.of("only " + document, document));
        }
    }
}
