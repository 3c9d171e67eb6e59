package plumbline.http.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.table.AnswerTable;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Preconditions;
import plumbline.intake.table.Template;
import plumbline.library.cases.Casebook;
import plumbline.library.pack.Pack;
import plumbline.rules.Versions;
import plumbline.sheet.SheetFormat;
import plumbline.text.JsonText;
import plumbline.text.Sha256;
import plumbline.text.Text;

/** Answers with tables. */
public final class TableAnswers {
    /** What an evaluation can be answered as. */
    public static final List<String> TYPES =
            List.of("application/json", SheetFormat.CSV.mediaType(), SheetFormat.XLSX.mediaType());

    private TableAnswers() {}

    /**
     * Answers with an evaluation in the form that was chosen.
     *
     * @param json the answer
     * @param table which table of it, as the parameter {@code table} names it; null for the ranking, or for all
     * @throws HttpProblem when there is no such table
     */
    public static void evaluation(Context ctx, int status, byte[] json, @Nullable String table) {
        String type = Accept.chosen(ctx);
        boolean isCsv = type.equals(SheetFormat.CSV.mediaType());
        if (table != null && !isCsv) {
            throw wrong(new Text("参数 table 用于 text/csv", "The parameter table goes with text/csv"));
        }
        AnswerTable chosen = AnswerTable.ofCode(Objects.requireNonNullElse(table, AnswerTable.RANKING.code()))
                .orElseThrow(() -> wrong(unknownTable()));
        if (type.equals(TYPES.get(0))) {
            Answers.json(ctx, status, json);
            return;
        }
        JsonNode answer = parsed(json);
        String name = "evaluation-" + answer.path("id").asText("dry-run") + (isCsv ? "-" + chosen.code() : "");
        file(ctx, status, name, Sha256.of(json) + chosen, isCsv ? chosen.csv(answer) : AnswerTable.workbook(answer));
    }

    private static Text unknownTable() {
        String all = Stream.of(AnswerTable.values()).map(AnswerTable::code).collect(Collectors.joining(", "));
        return new Text("参数 table 可以是 " + all, "The parameter table is one of " + all);
    }

    private static HttpProblem wrong(Text detail) {
        return HttpProblem.of(400, "wrong-parameter", detail);
    }

    /** Answers with the workbook that is filled in to have a cohort evaluated. */
    public static void template(Context ctx, Pack pack) {
        byte[] workbook = Template.workbook(pack.policy(), Casebook.example(pack));
        file(ctx, 200, pack.policy().id() + "-template", pack.revision(), workbook);
    }

    /** The library writes the time into a workbook, so that its tag is that of what it was made of, and by what. */
    private static void file(Context ctx, int status, String name, String madeOf, byte[] file) {
        String type = Accept.chosen(ctx);
        SheetFormat format = SheetFormat.ofMediaType(type).orElseThrow();
        String version = Versions.CURRENT.service();
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + format.ending() + "\"");
        if (status == 200) {
            String source = madeOf + " " + type + " " + version;
            ctx.header("ETag", Preconditions.tag(Sha256.of(source.getBytes(StandardCharsets.UTF_8))));
        }
        Answers.bytes(ctx, status, type.startsWith("text/") ? type + "; charset=utf-8" : type, file);
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return JsonText.read(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
