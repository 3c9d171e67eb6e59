package plumbline.evaluation.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import plumbline.sheet.CsvWriting;
import plumbline.sheet.NewSheet;
import plumbline.sheet.WorkbookWriting;

/** A table of an answer, made of its JSON alone, so that that of a kept one says what was answered then. */
public enum AnswerTable {
    /** A row for each subject, with its total, its categories and what comes of them. */
    RANKING("ranking", RankingTable::of),
    /** A row for each entry of each subject, with its reason. */
    ENTRIES("entries", ReasonTables::entries),
    /** What each subject gets of each pool, and what is left of it. */
    ALLOCATION("allocation", CohortTables::allocation),
    /** What concerns all subjects together. */
    COHORT("cohort", CohortTables::cohort),
    /** What whoever uses the result should know. */
    NOTICES("notices", ReasonTables::notices),
    /** Which evaluation it is, and the hashes that prove it. */
    RECEIPT("receipt", CohortTables::receipt);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // each is a static method
    private final Function<JsonNode, NewSheet> made;

    AnswerTable(String code, Function<JsonNode, NewSheet> made) {
        this.code = code;
        this.made = made;
    }

    public String code() {
        return code;
    }

    public static Optional<AnswerTable> ofCode(String code) {
        return Stream.of(values()).filter(table -> table.code.equals(code)).findFirst();
    }

    /** The table as comma-separated values, in UTF-8. */
    public byte[] csv(JsonNode answer) {
        return CsvWriting.bytes(made.apply(answer));
    }

    /** All tables of the answer on the sheets of a workbook. */
    public static byte[] workbook(JsonNode answer) {
        List<NewSheet> sheets =
                Stream.of(values()).map(table -> table.made.apply(answer)).toList();
        return WorkbookWriting.workbook(sheets, "");
    }
}
