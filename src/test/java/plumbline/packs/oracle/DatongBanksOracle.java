package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Datong's targets for banks: the action plan of 2022-03-31, 四 and 五. */
final class DatongBanksOracle implements Oracle {
    @Override
    public ObjectNode evaluate(JsonNode request) {
        List<SubjectSheet> banks = SubjectSheet.of(request);
        Optional<Rational> state = Rational.optional(request.path("context").path("stateInclusiveGrowth"))
                .or(() -> Attainment.mean(banks, "stateLarge", "inclusiveGrowth"));
        List<String> notAssessable = new ArrayList<>();
        for (SubjectSheet bank : banks) {
            Rational growth = bank.number("inclusiveGrowth");
            boolean local = bank.text("bankType").equals("localLegal");
            if (bank.text("bankType").equals("stateLarge")) {
                Attainment.target(bank, "inclusiveGrowth", growth.atLeast(Rational.of(30)));
            } else if (local && state.isPresent()) {
                Attainment.target(bank, "inclusiveGrowth", growth.above(state.get()));
            } else if (local) {
                notAssessable.add(bank.id());
            }
            Attainment.target(bank, "separateCreditPlan", bank.is("separateCreditPlan"));
            Attainment.target(bank, "incentiveFunded", bank.is("incentiveFunded"));
            Attainment.target(bank, "fourLists", bank.is("fourListsPublished"));
            Attainment.target(bank, "ftpDiscount", bank.number("ftpDiscount").atLeast(Rational.of(50)));
            Attainment.target(
                    bank, "firstLoanReply", !bank.number("firstLoanReplyDays").above(Rational.of(5)));
        }
        ExpectedAnswer answer = Attainment.answer(banks);
        answer.notice("not-assessable", notAssessable);
        return answer.json();
    }
}
