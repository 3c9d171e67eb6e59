package plumbline.library.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.ledger.PostingKind;
import plumbline.library.pack.Pack;
import plumbline.policy.Authority;
import plumbline.policy.Calendar;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Parameter;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.RankingKey;
import plumbline.policy.Reading;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.rules.model.RuleModel;
import plumbline.text.Finding;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Finds what a {@code policy.yaml} declares and nothing gives or looks at: the rule that was meant to is missing. */
final class NeverUsed {
    private final Policy policy;
    private final Mentions rules;
    private final Declaration declaration;
    private final List<Finding> findings = new ArrayList<>();

    private NeverUsed(Policy policy, Mentions rules, Declaration declaration) {
        this.policy = policy;
        this.rules = rules;
        this.declaration = declaration;
    }

    static List<Finding> in(Pack pack, List<RuleModel> tiers) {
        NeverUsed check = new NeverUsed(pack.policy(), new Mentions(tiers), Declaration.of(pack));
        check.posted();
        check.notices();
        check.parameters();
        check.tables();
        check.calendars();
        check.readings();
        check.findings.addAll(TableCells.in(check.policy, tiers, check.declaration));
        check.findings.addAll(UnusedValues.in(check.policy, check.rules, check.declaration));
        return check.findings;
    }

    private void posted() {
        for (int i = 0; i < policy.quotas().size(); i++) {
            Quota quota = policy.quotas().get(i);
            String phase = quota.afterGrades() ? "grade" : "standing";
            unposted(
                    "/quotas/" + i + "/code",
                    Set.of(PostingKind.CANDIDATE),
                    quota.code(),
                    new Text("名额“" + quota.code() + "”没有一个人选", "The quota " + quota.code() + " has no candidates"),
                    "ledger.candidate($x, \"" + quota.code() + "\");",
                    new Text("在 " + phase + " 阶段", ", in the phase " + phase));
        }
        for (int i = 0; i < policy.grades().size(); i++) {
            String code = policy.grades().get(i).code();
            unposted(
                    "/grades/" + i + "/code",
                    Set.of(PostingKind.GRADE, PostingKind.PROPOSAL),
                    code,
                    new Text("等次“" + code + "”没有一个对象能得到", "Nobody can get the grade " + code),
                    "ledger.grade($x, \"" + code + "\", \"…\");",
                    new Text("", ""));
        }
        for (int i = 0; i < policy.outcomes().size(); i++) {
            OutcomeKind outcome = policy.outcomes().get(i);
            String call =
                    outcome.ofCohort() ? "cohortOutcome(" : outcome.pool() == null ? "outcome($x, " : "claim($x, ";
            unposted(
                    "/outcomes/" + i + "/code",
                    Set.of(PostingKind.OUTCOME, PostingKind.CLAIM),
                    outcome.code(),
                    new Text(
                            "结果“" + outcome.code() + "”从来不会出现", "The outcome " + outcome.code() + " never comes about"),
                    "ledger." + call + "\"" + outcome.code() + "\", …);",
                    new Text("", ""));
        }
        for (int i = 0; i < policy.figures().size(); i++) {
            String code = policy.figures().get(i).code();
            unposted(
                    "/figures/" + i + "/code",
                    Set.of(PostingKind.FIGURE),
                    code,
                    new Text("“" + code + "”这个数没有算出来", "The figure " + code + " is never worked out"),
                    "ledger.figure(\"" + code + "\", …);",
                    new Text("", ""));
        }
        for (int i = 0; i < policy.ranking().size(); i++) {
            RankingKey key = policy.ranking().get(i);
            if (policy.postedKeys().contains(key.code())) {
                unposted(
                        "/ranking/" + i + "/key",
                        Set.of(PostingKind.KEY),
                        key.code(),
                        new Text("排名依据“" + key.code() + "”没有给出", "The ranking key " + key.code() + " is never given"),
                        "ledger.rankBy($x, \"" + key.code() + "\", …);",
                        new Text("在 standing 阶段", ", in the phase standing"));
            }
        }
    }

    /** @param where in which phase to write the call, when that matters */
    private void unposted(String pointer, Set<PostingKind> kinds, String code, Text what, String call, Text where) {
        if (!rules.posts(kinds, code)) {
            add(
                    pointer,
                    "without-rule",
                    new Text(what.zh() + "：没有一条规则写 " + call, what.en() + ": no rule says " + call),
                    new Text(
                            where.zh() + "补上这条规则，或从 policy.yaml 里删去“" + code + "”",
                            "Add the rule" + where.en() + ", or take " + code + " out of policy.yaml"));
        }
    }

    private void notices() {
        for (int i = 0; i < policy.notices().size(); i++) {
            String code = policy.notices().get(i).code();
            boolean isOfSheet = policy.items()
                    .map(Item::otherwise)
                    .anyMatch(otherwise -> otherwise != null && code.equals(otherwise.notice()));
            if (isOfSheet || isRaisedByItself(code) || rules.posts(Set.of(PostingKind.NOTICE), code)) {
                continue;
            }
            boolean isOwn = NoticeKind.OWN.contains(code);
            String nearest = NearestName.to(code, NoticeKind.OWN);
            add(
                    "/notices/" + i + "/code",
                    "without-rule",
                    new Text("提示“" + code + "”从来不会发出", "The notice " + code + " is never raised"),
                    isOwn
                            ? new Text("方案里没有能引起它的规则或名单，删去它", "Nothing in the pack can give rise to it: remove it")
                            : nearest != null && !policy.noticesByCode().containsKey(nearest)
                                    ? new Text(
                                            "是不是 " + nearest + "？服务自己发的提示要用这个代码",
                                            "Did you mean " + nearest
                                                    + "? The service raises its own notice under that code")
                                    : new Text(
                                            "补一条写 ledger.notice(\"" + code + "\", $x); 的规则，或删去它",
                                            "Add a rule that says ledger.notice(\"" + code + "\", $x);, or remove it"));
        }
    }

    /** Whether the service raises the notice, in some evaluation of this pack. */
    private boolean isRaisedByItself(String code) {
        return switch (code) {
            case NoticeKind.TIE_AT_BOUNDARY -> !policy.quotas().isEmpty();
            case NoticeKind.QUOTA_EXCEEDED -> rules.givesSeats();
            case NoticeKind.EXCLUDED -> rules.posts(PostingKind.EXCLUSION);
            case NoticeKind.COHORT_INCOMPLETE -> !policy.subject().ids().isEmpty();
            case NoticeKind.NOTHING_TO_SHARE -> rules.posts(PostingKind.CLAIM);
            default -> false;
        };
    }

    private void parameters() {
        for (int i = 0; i < policy.parameters().size(); i++) {
            Parameter parameter = policy.parameters().get(i);
            String code = parameter.code();
            if (!rules.picks("Parameter", "code", code)) {
                add(
                        "/parameters/" + i + "/code",
                        "never-used",
                        new Text(
                                "没有一条规则用到参数“" + code + "”，改它的值什么也不会变",
                                "No rule looks at the parameter " + code + ", so changing its value changes nothing"),
                        new Text(
                                "在规则里写 Parameter( code == \"" + code + "\", $x : value )，或删去这个参数",
                                "Write Parameter( code == \"" + code + "\", $x : value ) in a rule, or remove it"));
            }
            int from =
                    parameter.values().isEmpty() ? 0 : parameter.values().get(0).from();
            if (from > 0) {
                findings.add(declaration
                        .finding(
                                "/parameters/" + i + "/values/0",
                                "parameter-begins-late",
                                new Text(
                                        "参数“" + code + "”在 " + from + " 年以前没有值，" + (from - 1) + " 年和更早的考核期不能评",
                                        "The parameter " + code + " has no value before " + from + ", so periods up to "
                                                + (from - 1) + " cannot be evaluated"),
                                new Text(
                                        "补上以前的值；一直是这个值的，第一个值不写 from",
                                        "Add the earlier value; leave out from in the first one if it has always held"))
                        .asWarning());
            }
        }
    }

    private void tables() {
        for (int i = 0; i < policy.tables().size(); i++) {
            Table table = policy.tables().get(i);
            boolean isKnown = Stream.concat(
                            policy.indicators().stream(),
                            policy.records().flatMap(records -> records.members().stream()))
                    .map(Indicator::kind)
                    .anyMatch(kind -> kind instanceof ValueKind.Word word
                            && word.known() != null
                            && word.known().table().equals(table.code()));
            boolean isOfCalendar = policy.calendars().stream()
                    .anyMatch(calendar -> calendar.table().equals(table.code()));
            if (!isKnown && !isOfCalendar && !rules.types(table.factType())) {
                add(
                        "/tables/" + i + "/code",
                        "never-used",
                        new Text(
                                "没有一条规则用到表“" + table.code() + "”，改它的行什么也不会变",
                                "No rule looks at the table " + table.code()
                                        + ", so changing its rows changes nothing"),
                        new Text(
                                "在规则里写 " + table.factType() + "( … )，或删去这张表",
                                "Write " + table.factType() + "( … ) in a rule, or remove the table"));
            }
        }
    }

    private void calendars() {
        for (int i = 0; i < policy.calendars().size(); i++) {
            String code = policy.calendars().get(i).code();
            if (!rules.picks("Calendar", "code", code)) {
                add(
                        "/calendars/" + i + "/code",
                        "never-used",
                        new Text("没有一条规则用到日历“" + code + "”", "No rule looks at the calendar " + code),
                        new Text(
                                "在规则里写 Calendar( code == \"" + code + "\", $x : days )，或删去这个日历",
                                "Write Calendar( code == \"" + code + "\", $x : days ) in a rule, or remove it"));
            }
        }
    }

    private void readings() {
        Set<String> named = Stream.of(
                        policy.items().map(item -> item.authority()),
                        policy.parameters().stream().map(Parameter::authority),
                        policy.tables().stream().map(Table::authority),
                        policy.calendars().stream().map(Calendar::authority),
                        policy.figures().stream().map(figure -> figure.authority()),
                        policy.quotas().stream().map(Quota::authority),
                        policy.grades().stream().map(grade -> grade.authority()),
                        policy.outcomes().stream().map(OutcomeKind::authority),
                        policy.notices().stream().map(NoticeKind::authority))
                .flatMap(authorities -> authorities)
                .map(Authority::readings)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        for (int i = 0; i < policy.readings().size(); i++) {
            Reading reading = policy.readings().get(i);
            if (!named.contains(reading.code())) {
                findings.add(declaration
                        .finding(
                                "/readings/" + i + "/code",
                                "never-used",
                                new Text(
                                        "没有一项写明依据“" + reading.code() + "”，结果里不会提到它",
                                        "Nothing rests on the reading " + reading.code()
                                                + ", so no answer mentions it"),
                                new Text(
                                        "在以它为据的项目、等次或结果上写 readings: [" + reading.code() + "]，或删去它",
                                        "Write readings: [" + reading.code()
                                                + "] at the items, grades or outcomes that rest on it, or remove it"))
                        .asWarning());
            }
        }
    }

    private void add(String pointer, String code, Text message, Text remedy) {
        findings.add(declaration.finding(pointer, code, message, remedy));
    }
}
