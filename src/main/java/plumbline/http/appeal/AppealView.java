package plumbline.http.appeal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Origin;
import plumbline.policy.OutcomeKind;
import plumbline.policy.RankingKey;

/** What the page shows of an appeal file: members by the names that they have there, and the words made of them. */
record AppealView(
        String id,
        String at,
        boolean trial,
        Titles policy,
        String period,
        @Nullable String asOf,
        Subject subject,
        List<Value> context,
        List<Value> indicators,
        List<Outcome> figures,
        List<Category> categories,
        List<Outcome> outcomes,
        List<Notice> notices,
        List<Key> ranking,
        Neighbours neighbours,
        List<Quota> quotas,
        List<Reading> readings,
        Kept record,
        Receipt receipt,
        Again again) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    record Titles(String title, String document) {}

    record Chinese(String zh) {}

    record Subject(
            String kind,
            String id,
            String name,
            String status,
            @Nullable String total,
            @Nullable String rank,
            String of,
            @Nullable String gradeLabel,
            @Nullable String gradeReason,
            @Nullable String reason) {
        boolean ranked() {
            return status.equals("ranked");
        }

        boolean excluded() {
            return status.equals("excluded");
        }
    }

    record Field(Chinese label, String shown) {}

    record Value(Chinese label, String shown, @Nullable List<List<Field>> records) {
        List<Field> recordFields() {
            return records == null || records.isEmpty() ? List.of() : records.get(0);
        }
    }

    record Category(String label, String score, @Nullable String max, List<Entry> entries) {}

    record Entry(
            String label,
            @Nullable String record,
            String points,
            @Nullable String max,
            String reason,
            String basis,
            String origin) {
        String authority() {
            return AppealView.authority(basis, origin);
        }
    }

    record Outcome(
            String label, @Nullable String value, @Nullable String unit, String reason, String basis, String origin) {
        String authority() {
            return AppealView.authority(basis, origin);
        }

        @Nullable
        String unitInChinese() {
            return unit == null ? null : OutcomeKind.unitInChinese(unit);
        }
    }

    record Notice(Chinese message, @Nullable String basis, @Nullable String origin) {
        @Nullable
        String authority() {
            return basis == null || origin == null ? null : AppealView.authority(basis, origin);
        }
    }

    record Key(String key, String label, String order) {
        String inWords() {
            if (key.equals(RankingKey.GRADE)) {
                return label + "（按方案列出的次序）";
            }
            return order.equals("descending") ? label : label + "（小者在前）";
        }
    }

    record Neighbours(List<Person> equals, @Nullable Person ahead, @Nullable Person behind) {}

    record Person(String id, String name, String rank, String total, @Nullable Decided decided) {}

    record Decided(String label, String own, String other, @Nullable String difference) {}

    record Quota(
            String label,
            String limit,
            String takenCount,
            boolean isCandidate,
            boolean holdsSeat,
            boolean isLeftOut,
            @Nullable Person last,
            @Nullable Person next,
            String basis,
            String origin) {
        String seat() {
            if (holdsSeat) {
                return "在名额之内";
            }
            if (isLeftOut) {
                return "与他人并列而名额不够，整组没有列入";
            }
            return isCandidate ? "参加名额分配，在名额之外" : "不参加这项名额的分配";
        }

        String authority() {
            return AppealView.authority(basis, origin);
        }
    }

    record Reading(String code, String origin, String basis, Chinese takes, Chinese otherwise, Chinese because) {
        String originInChinese() {
            return Origin.of(origin).zh();
        }
    }

    record Kept(String seq, String hash, String service, String engine) {}

    record Receipt(String input, String rules, String result) {}

    record Again(String receipt, List<String> commands) {
        String replay() {
            return commands.get(0);
        }

        String verify() {
            return commands.get(1);
        }
    }

    /** A row of the table of those next to the subject. */
    record Place(String place, String name, String rank, String total, @Nullable Decided decided) {}

    private static String authority(String basis, String origin) {
        return basis + "（" + Origin.of(origin).zh() + "）";
    }

    String minute() {
        return MINUTE.format(Instant.parse(at));
    }

    boolean hasFigures() {
        return !figures.isEmpty();
    }

    boolean hasConsequences() {
        return !outcomes.isEmpty() || !notices.isEmpty();
    }

    boolean hasReadings() {
        return !readings.isEmpty();
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        neighbours.equals().forEach(same -> add(places, "并列", same));
        add(places, "前一名", neighbours.ahead());
        add(places, "后一名", neighbours.behind());
        for (Quota quota : quotas) {
            add(places, quota.label() + "最后一个名额", quota.last());
            add(places, quota.label() + "名额外的下一个", quota.next());
        }
        return places;
    }

    private void add(List<Place> places, String place, @Nullable Person person) {
        if (person != null) {
            boolean self = person.id().equals(subject.id());
            places.add(new Place(
                    place,
                    self ? "本对象" : person.name(),
                    person.rank(),
                    person.total(),
                    self ? null : person.decided()));
        }
    }

    /** The values in two columns, read downwards. */
    List<List<String>> inputRows() {
        List<Value> all = Stream.concat(context.stream(), indicators.stream()).toList();
        int rows = (all.size() + 1) / 2;
        return IntStream.range(0, rows)
                .mapToObj(row -> Stream.of(row, rows + row)
                        .flatMap(at -> at < all.size()
                                ? Stream.of(
                                        all.get(at).label().zh(), all.get(at).shown())
                                : Stream.of("", ""))
                        .toList())
                .toList();
    }

    List<Value> inputsWithRecords() {
        return Stream.concat(context.stream(), indicators.stream())
                .filter(value -> !value.recordFields().isEmpty())
                .toList();
    }
}
