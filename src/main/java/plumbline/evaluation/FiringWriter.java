package plumbline.evaluation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.Firing;
import plumbline.ledger.Posting;
import plumbline.ledger.PostingKind;
import plumbline.policy.Authority;
import plumbline.policy.FigureKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.Origin;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.text.DualJsonWriter;
import plumbline.text.DualJsonWriter.Name;
import plumbline.text.Text;

/** Writes the firings of an evaluation. Not thread-safe. */
final class FiringWriter {
    /** What a posting is about: its label and its authority. */
    private record About(Text label, Authority authority) {}

    private static final Name SEQ = new Name("seq");
    private static final Name PHASE = new Name("phase");
    private static final Name RULE = new Name("rule");
    private static final Name TITLE = new Name("title");
    private static final Name FILE = new Name("file");
    private static final Name LINE = new Name("line");
    private static final Name BASIS = new Name("basis");
    private static final Name ORIGIN = new Name("origin");
    private static final Name SUBJECT = new Name("subject");
    private static final Name MATCHED = new Name("matched");
    private static final Name POSTED = new Name("posted");
    private static final Name POINTS = new Name("points");
    private static final Name VALUE = new Name("value");

    private final Policy policy;
    private final ValueWriter values;
    private final DualJsonWriter json;
    private final Map<PostingKind, Map<String, Optional<About>>> known = new EnumMap<>(PostingKind.class);

    FiringWriter(Policy policy, ValueWriter values) {
        this.policy = policy;
        this.values = values;
        this.json = values.json;
    }

    void firing(Firing firing) {
        About about = firing.posted().isEmpty() ? null : known(firing.posted().get(0));
        String basis = firing.rule().basis();
        Origin origin = firing.rule().origin();
        Origin from =
                origin != null || about == null ? origin : about.authority().origin();
        json.startObject();
        values.number(SEQ, firing.seq());
        values.constant(PHASE, firing.phase().group());
        values.constant(RULE, firing.rule().name());
        values.constant(
                TITLE, about == null ? firing.rule().name() : about.label().zh());
        values.constant(FILE, firing.rule().file());
        values.number(LINE, firing.rule().line());
        values.constant(
                BASIS,
                basis != null || about == null ? basis : about.authority().basis());
        values.constant(ORIGIN, from == null ? null : from.code());
        values.constant(SUBJECT, subject(firing));
        json.name(MATCHED);
        json.startObject();
        firing.matched().forEach((name, value) -> {
            values.name(name);
            values.value(value);
        });
        json.endObject();
        json.name(POSTED);
        json.startArray();
        firing.posted().forEach(this::posting);
        json.endArray();
        json.endObject();
    }

    private static @Nullable String subject(Firing firing) {
        return firing.posted().stream()
                .map(Posting::subject)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void posting(Posting posting) {
        json.startObject();
        values.name(posting.kind().code());
        values.constant(posting.code());
        if (posting.value() != null) {
            json.name(posting.kind() == PostingKind.ITEM ? POINTS : VALUE);
            values.value(posting.value());
        }
        json.endObject();
    }

    private @Nullable About known(Posting posting) {
        return known.computeIfAbsent(posting.kind(), any -> new HashMap<>())
                .computeIfAbsent(posting.code(), any -> Optional.ofNullable(about(posting)))
                .orElse(null);
    }

    private @Nullable About about(Posting posting) {
        String code = posting.code();
        return switch (posting.kind()) {
            case ITEM -> about(policy.itemsByCode().get(code), Item::label, Item::authority);
            case FIGURE -> about(policy.figuresByCode().get(code), FigureKind::label, FigureKind::authority);
            case CANDIDATE -> about(policy.quotasByCode().get(code), Quota::label, Quota::authority);
            case GRADE, PROPOSAL -> about(policy.gradesByCode().get(code), GradeKind::label, GradeKind::authority);
            case NOTICE, EXCLUSION ->
                about(policy.noticesByCode().get(code), NoticeKind::message, NoticeKind::authority);
            default -> about(policy.outcomesByCode().get(code), OutcomeKind::label, OutcomeKind::authority);
        };
    }

    private static <T> @Nullable About about(
            @Nullable T kind, Function<T, Text> label, Function<T, Authority> authority) {
        return kind == null ? null : new About(label.apply(kind), authority.apply(kind));
    }
}
