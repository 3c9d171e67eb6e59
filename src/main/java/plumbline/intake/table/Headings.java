package plumbline.intake.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Limits;
import plumbline.intake.Problems;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.text.NearestName;
import plumbline.text.Text;

/**
 * What headings mean: codes or labels, with the unit behind in brackets if one likes. A member of an indicator or of a
 * record stands behind a full stop, as in {@code contracts.amount}.
 */
final class Headings {
    private record Meant(List<String> path, boolean ofSubject, boolean byCode, @Nullable Indicator indicator) {}

    static final Map<String, Text> OF_REQUEST =
            Map.of("period", new Text("考核期", "Period"), "asOf", new Text("基准日", "As of"));
    static final Map<String, Text> OF_SUBJECT = Map.of("id", new Text("编号", "ID"), "name", new Text("名称", "Name"));

    private final Policy policy;
    private final Problems problems;

    Headings(Policy policy, Problems problems) {
        this.policy = policy;
        this.problems = problems;
    }

    /** The column on a sheet of subjects; null when nobody knows it, which is added to the problems. */
    @Nullable
    Column ofSubjects(Place place, String heading) {
        List<Meant> meant =
                Stream.concat(subjectsOwn(heading), requestsOwn(heading)).toList();
        int stop = heading.indexOf('.');
        if (meant.isEmpty() && stop > 0) {
            String group = heading.substring(0, stop);
            return member(
                    place,
                    heading,
                    Stream.concat(subjectsOwn(group), requestsOwn(group)).toList(),
                    heading.substring(stop + 1));
        }
        return only(place, heading, meant);
    }

    /** What a row of the context's sheet holds; null when nobody knows it, which is added to the problems. */
    @Nullable
    Column ofContext(Place place, String heading) {
        List<Meant> meant = requestsOwn(heading).toList();
        int stop = heading.indexOf('.');
        return meant.isEmpty() && stop > 0
                ? member(place, heading, requestsOwn(heading.substring(0, stop)).toList(), heading.substring(stop + 1))
                : only(place, heading, meant);
    }

    /** The column on the sheet of an indicator's records; null when nobody knows it, which is added to the problems. */
    @Nullable
    Column ofRecords(Place place, String heading, Indicator indicator, ValueKind.Records records) {
        for (Map.Entry<String, Text> own : OF_SUBJECT.entrySet()) {
            if (isNamed(heading, own.getKey(), own.getValue())) {
                return new Column(heading, List.of(own.getKey()), true, false, null);
            }
        }
        for (Indicator field : records.members()) {
            if (named(heading, field)) {
                return field(heading, indicator, field);
            }
        }
        return unknown(place, heading);
    }

    private static Column field(String heading, Indicator indicator, Indicator field) {
        return new Column(heading, List.of("indicators", indicator.code(), field.code()), true, true, field.kind());
    }

    private @Nullable Column only(Place place, String heading, List<Meant> all) {
        List<Meant> byCode = all.stream().filter(Meant::byCode).toList();
        List<Meant> meant = byCode.isEmpty() ? all : byCode;
        if (meant.isEmpty()) {
            return unknown(place, heading);
        }
        if (meant.size() > 1) {
            add(
                    place,
                    "ambiguous-column",
                    new Text("不止一项叫这个名字，请用代码作列名", "several things have this name; head the column with the code"));
            return null;
        }
        Indicator indicator = meant.get(0).indicator();
        ValueKind kind = indicator == null ? null : indicator.kind();
        if (kind instanceof ValueKind.Records || kind instanceof ValueKind.Rated || kind instanceof ValueKind.Numbers) {
            add(
                    place,
                    "column-of-several-values",
                    new Text(
                            "一格写不下，请分列，列名写成“" + heading + ".分项”",
                            "it has several values: give each a column, headed " + heading + ".part"));
            return null;
        }
        return new Column(heading, meant.get(0).path(), meant.get(0).ofSubject(), false, kind);
    }

    private @Nullable Column member(Place place, String heading, List<Meant> groups, String member) {
        Indicator group = groups.size() == 1 ? groups.get(0).indicator() : null;
        if (group == null) {
            return unknown(place, heading);
        }
        List<String> path = groups.get(0).path();
        boolean ofSubject = groups.get(0).ofSubject();
        if (group.kind() instanceof ValueKind.Numbers numbers && !member.isBlank()) {
            return new Column(heading, join(path, member.strip()), ofSubject, false, numbers.each());
        }
        if (group.kind() instanceof ValueKind.Rated rated) {
            for (ValueKind.Choice rater : rated.raters()) {
                if (isNamed(member, rater.code(), rater.label())) {
                    return new Column(heading, join(path, rater.code()), ofSubject, false, grades(rated));
                }
            }
        }
        if (group.kind() instanceof ValueKind.Records records && ofSubject) {
            for (Indicator field : records.members()) {
                if (named(member, field)) {
                    return field(heading, group, field);
                }
            }
        }
        return unknown(place, heading);
    }

    static ValueKind.OneOf grades(ValueKind.Rated rated) {
        return new ValueKind.OneOf(rated.grades().stream()
                .map(grade -> new ValueKind.Choice(grade.code(), grade.label(), Set.of()))
                .toList());
    }

    private static List<String> join(List<String> path, String last) {
        return Stream.concat(path.stream(), Stream.of(last)).toList();
    }

    private Stream<Meant> subjectsOwn(String heading) {
        return Stream.concat(
                fixed(OF_SUBJECT, heading, true), declared(policy.indicators(), "indicators", heading, true));
    }

    private Stream<Meant> requestsOwn(String heading) {
        return Stream.concat(fixed(OF_REQUEST, heading, false), declared(policy.context(), "context", heading, false));
    }

    private static Stream<Meant> fixed(Map<String, Text> members, String heading, boolean ofSubject) {
        return members.entrySet().stream()
                .filter(member -> isNamed(heading, member.getKey(), member.getValue()))
                .map(member -> new Meant(List.of(member.getKey()), ofSubject, heading.equals(member.getKey()), null));
    }

    private static Stream<Meant> declared(List<Indicator> indicators, String group, String heading, boolean ofSubject) {
        return indicators.stream()
                .filter(indicator -> named(heading, indicator))
                .map(indicator -> new Meant(
                        List.of(group, indicator.code()), ofSubject, heading.equals(indicator.code()), indicator));
    }

    /** A unit other than the declared one is not passed over: the figures would be wrong by its factor. */
    private static boolean named(String heading, Indicator indicator) {
        String unit = indicator.unit();
        return isNamed(heading, indicator.code(), indicator.label())
                || (unit != null
                        && Stream.of("（" + unit + "）", "(" + unit + ")")
                                .filter(heading::endsWith)
                                .map(end -> heading.substring(0, heading.length() - end.length())
                                        .strip())
                                .anyMatch(name -> isNamed(name, indicator.code(), indicator.label())));
    }

    static boolean isNamed(String given, String code, Text label) {
        return given.equals(code) || given.equals(label.zh()) || given.equals(label.en());
    }

    private @Nullable Column unknown(Place place, String heading) {
        Map<String, String> labels = new HashMap<>();
        Stream.of(OF_REQUEST, OF_SUBJECT)
                .forEach(members -> members.values().forEach(label -> labels.put(label.zh(), label.zh())));
        List<Indicator> all = new ArrayList<>(policy.indicators());
        all.addAll(policy.context());
        policy.records().forEach(records -> all.addAll(records.members()));
        all.forEach(indicator -> {
            labels.put(indicator.label().zh(), indicator.code());
            labels.put(indicator.code(), indicator.code());
        });
        String shown = heading.length() <= Limits.MAX_NAME_LENGTH ? heading : "";
        String nearest = NearestName.to(shown.replaceAll("[(（].*$", ""), labels.keySet());
        add(
                place,
                "unknown-column",
                nearest == null
                        ? new Text(
                                "方案里没有这一项（单位写在括号里时要与方案一致）",
                                "the policy has no such thing (a unit in brackets must be the policy's)")
                        : new Text(
                                "方案里没有这一项（单位写在括号里时要与方案一致），是不是“" + nearest + "”？",
                                "the policy has no such thing (a unit in brackets must be the policy's); did you mean "
                                        + nearest + "?"));
        return null;
    }

    private void add(Place place, String code, Text message) {
        problems.add("", code, place.of(message));
    }
}
