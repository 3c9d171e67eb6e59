package plumbline.http.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The parts of an appeal's page on how a subject came out: its points, its place, what follows. Used by one page. */
final class AppealPageResult {
    private static final List<Integer> NUMBERS_OF_ENTRIES = List.of(1, 2);

    private final JsonNode appeal;
    private final Html html;

    AppealPageResult(JsonNode appeal, Html html) {
        this.appeal = appeal;
        this.html = html;
    }

    void write() {
        entries();
        figures();
        place();
        outcomes();
    }

    /** The word for on whose authority something stands. */
    static String origin(String code) {
        return switch (code) {
            case "text" -> "原文";
            case "reading" -> "理解";
            default -> "假定";
        };
    }

    private static String basis(JsonNode json) {
        return json.path("basis").asText() + "（" + origin(json.path("origin").asText()) + "）";
    }

    private void entries() {
        html.element("h2", "得分构成");
        html.open("table class=\"entries\"").open("thead");
        html.row("th", List.of("项目", "得分", "满分", "理由", "依据"), NUMBERS_OF_ENTRIES);
        html.close("thead").open("tbody");
        for (JsonNode category : appeal.path("categories")) {
            for (JsonNode entry : category.path("entries")) {
                String record = entry.has("record") ? " " + entry.path("record").asText() : "";
                html.row(
                        "td",
                        List.of(
                                entry.path("label").asText() + record,
                                entry.path("points").asText(),
                                entry.path("max").asText(),
                                entry.path("reason").asText(),
                                basis(entry)),
                        NUMBERS_OF_ENTRIES);
            }
            sum(
                    category.path("label").asText() + " 小计",
                    category.path("score").asText(),
                    category.path("max").asText());
        }
        sum("总分", appeal.at("/subject/total").asText(), "");
        html.close("tbody").close("table");
    }

    private void sum(String label, String points, String max) {
        html.open("tr class=\"sum\"").element("td", label);
        html.element("td class=\"number\"", points).element("td class=\"number\"", max);
        html.element("td colspan=\"2\"", "").close("tr");
    }

    private void figures() {
        if (appeal.path("figures").isEmpty()) {
            return;
        }
        html.element("h2", "全体数据");
        html.open("ul");
        for (JsonNode figure : appeal.path("figures")) {
            String unit = figure.has("unit") ? " " + figure.path("unit").asText() : "";
            html.element(
                    "li",
                    figure.path("label").asText() + "：" + figure.path("value").asText() + unit + "（"
                            + figure.path("reason").asText() + "；" + basis(figure) + "）");
        }
        html.close("ul");
    }

    private void place() {
        html.element("h2", "名次与名额");
        html.element(
                "p",
                "排名依次比较："
                        + StreamSupport.stream(appeal.path("ranking").spliterator(), false)
                                .map(AppealPageResult::inWords)
                                .collect(Collectors.joining("、"))
                        + "。");
        html.open("table class=\"places\"").open("thead");
        html.row("th", List.of("", "对象", "名次", "总分", "差距"), List.of(2, 3));
        html.close("thead").open("tbody");
        for (JsonNode same : appeal.at("/neighbours/equals")) {
            person("并列", same, "");
        }
        JsonNode neighbours = appeal.path("neighbours");
        compared("前一名", neighbours.path("ahead"));
        compared("后一名", neighbours.path("behind"));
        for (JsonNode quota : appeal.path("quotas")) {
            String label = quota.path("label").asText();
            compared(label + "最后一个名额", quota.path("last"));
            compared(label + "名额外的下一个", quota.path("next"));
        }
        html.close("tbody").close("table");
        for (JsonNode quota : appeal.path("quotas")) {
            html.element(
                    "p",
                    quota.path("label").asText() + "：名额 " + quota.path("limit").asText() + " 个，用去 "
                            + quota.path("takenCount").asText() + " 个；本对象" + seat(quota) + "。依据 " + basis(quota) + "。");
        }
    }

    private static String inWords(JsonNode key) {
        String label = key.path("label").asText();
        if (key.path("key").asText().equals("grade")) {
            return label + "（按方案列出的次序）";
        }
        return key.path("order").asText().equals("descending") ? label : label + "（小者在前）";
    }

    private static String seat(JsonNode quota) {
        if (quota.path("holdsSeat").asBoolean()) {
            return "在名额之内";
        }
        if (quota.path("isLeftOut").asBoolean()) {
            return "与他人并列而名额不够，整组没有列入";
        }
        return quota.path("isCandidate").asBoolean() ? "参加名额分配，在名额之外" : "不参加这项名额的分配";
    }

    private void compared(String label, JsonNode other) {
        if (other.isObject()) {
            person(label, other, gap(other.path("decided")));
        }
    }

    private void person(String label, JsonNode person, String gap) {
        boolean self = person.path("id").equals(appeal.at("/subject/id"));
        html.row(
                "td",
                List.of(
                        label,
                        self ? "本对象" : person.path("name").asText(),
                        person.path("rank").asText(),
                        person.path("total").asText(),
                        self ? "" : gap),
                List.of(2, 3));
    }

    private static String gap(JsonNode decided) {
        if (!decided.isObject()) {
            return "";
        }
        String both = "（本对象 " + decided.path("own").asText() + "，对方 "
                + decided.path("other").asText() + "）";
        return decided.path("label").asText() + "相差"
                + (decided.has("difference") ? " " + decided.path("difference").asText() : "") + both;
    }

    /** What follows, and what a person has still to decide. */
    void outcomes() {
        if (appeal.path("outcomes").isEmpty() && appeal.path("notices").isEmpty()) {
            return;
        }
        html.element("h2", "结果运用与待定事项");
        html.open("ul");
        for (JsonNode outcome : appeal.path("outcomes")) {
            String unit = outcome.has("unit") ? " " + unit(outcome.path("unit").asText()) : "";
            String value = outcome.has("value") ? "：" + outcome.path("value").asText() + unit : "";
            html.element(
                    "li",
                    outcome.path("label").asText() + value + "（"
                            + outcome.path("reason").asText() + "；" + basis(outcome) + "）");
        }
        for (JsonNode notice : appeal.path("notices")) {
            html.element(
                    "li", notice.at("/message/zh").asText() + (notice.has("basis") ? "（" + basis(notice) + "）" : ""));
        }
        html.close("ul");
    }

    /** The units that answers name by a code. */
    private static String unit(String code) {
        return switch (code) {
            case "days" -> "天";
            case "workingDays" -> "个工作日";
            default -> code;
        };
    }
}
