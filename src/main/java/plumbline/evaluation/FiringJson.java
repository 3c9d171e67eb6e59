package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import plumbline.text.Text;

/** The firings of an evaluation in JSON: a trace without clock, host or object identities. */
final class FiringJson {
    /** What a posting is about: its label and its authority. */
    private record About(Text label, Authority authority) {}

    private final Policy policy;
    private final Map<List<Object>, Optional<About>> known = new HashMap<>();

    private FiringJson(Policy policy) {
        this.policy = policy;
    }

    static ArrayNode of(Evaluation evaluation) {
        FiringJson writer = new FiringJson(evaluation.policy());
        ArrayNode firings = JsonNodeFactory.instance.arrayNode();
        evaluation.firings().forEach(firing -> writer.firing(firings.addObject(), firing));
        return firings;
    }

    private void firing(ObjectNode json, Firing firing) {
        json.put("seq", firing.seq());
        json.put("phase", firing.phase().name().toLowerCase(Locale.ROOT));
        json.put("rule", firing.rule().name());
        About about = firing.posted().isEmpty() ? null : known(firing.posted().get(0));
        json.put("title", about == null ? firing.rule().name() : about.label().zh());
        json.put("file", firing.rule().file());
        json.put("line", firing.rule().line());
        String basis = firing.rule().basis();
        json.put(
                "basis",
                basis != null || about == null ? basis : about.authority().basis());
        Origin origin = firing.rule().origin();
        Origin from =
                origin != null || about == null ? origin : about.authority().origin();
        json.put("origin", from == null ? null : from.code());
        json.put("subject", subject(firing));
        ObjectNode matched = json.putObject("matched");
        firing.matched().forEach((name, value) -> ValueJson.put(matched, name, value));
        ArrayNode posted = json.putArray("posted");
        firing.posted().forEach(posting -> posting(posted.addObject(), posting));
    }

    private static @Nullable String subject(Firing firing) {
        return firing.posted().stream()
                .map(Posting::subject)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void posting(ObjectNode json, Posting posting) {
        json.put(posting.kind().code(), posting.code());
        if (posting.value() != null) {
            ValueJson.put(json, posting.kind() == PostingKind.ITEM ? "points" : "value", posting.value());
        }
    }

    private @Nullable About known(Posting posting) {
        return known.computeIfAbsent(
                        List.of(posting.kind(), posting.code()), any -> Optional.ofNullable(about(posting)))
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
