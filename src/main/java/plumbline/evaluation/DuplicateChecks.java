package plumbline.evaluation;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Notice;
import plumbline.ledger.Notice.Mention;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.text.CodePointOrder;
import plumbline.text.CommonSigns;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * Finds what may be in a request twice and would be paid twice: one name under several ids, ids that look alike, one
 * record under several subjects. Alike is what differs in case, width, blanks and variation selectors only. Stateless.
 */
final class DuplicateChecks {
    /** Keys of so few characters are numbers that each subject counts its own records by: 1, 02, G01. */
    private static final int RUNNING_NUMBER = 3;

    private static final int SHOWN = 3;

    private static final Pattern UNSEEN =
            Pattern.compile("[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{180B}-\\x{180F}\\p{Cf}\\p{Z}\\s]");

    private static final Comparator<Mention> ORDER = Comparator.comparing(Mention::subject, CodePointOrder.IDS)
            .thenComparing(mention -> String.valueOf(mention.record()), CodePointOrder.IDS);

    private final Policy policy;
    private final Cohort cohort;

    DuplicateChecks(Policy policy, Cohort cohort) {
        this.policy = policy;
        this.cohort = cohort;
    }

    /** A notice of each kind with all that there is of it, whatever the order of subjects and records was. */
    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        add(
                notices,
                "same-name",
                groups((add, subject) -> add.accept(
                        folded(subject.name()), () -> new Mention(subject.id(), subject.name(), null, null))),
                mention -> Objects.requireNonNull(mention.name()),
                Messages.text("one-name-several-ids"));
        add(
                notices,
                "similar-id",
                groups((add, subject) ->
                        add.accept(folded(subject.id()), () -> new Mention(subject.id(), null, null, null))),
                Mention::subject,
                Messages.text("similar-ids"));
        add(
                notices,
                "same-record",
                groups(this::records),
                mention -> Objects.requireNonNull(mention.record()),
                Messages.text("repeated-records"));
        return notices;
    }

    private void records(BiConsumer<String, Supplier<Mention>> add, Subject subject) {
        for (Indicator indicator : policy.indicators()) {
            if (indicator.kind() instanceof ValueKind.Records records
                    && isOfTheirOwn(records)
                    && subject.values().get(indicator.code()) instanceof List<?> given) {
                for (Object record : given) {
                    Object value = ((Map<?, ?>) record).get(records.key());
                    String key = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
                    String folded = folded(key);
                    boolean isRunning = folded.codePointCount(0, folded.length()) <= RUNNING_NUMBER;
                    add.accept(
                            indicator.code() + " " + folded + " " + (isRunning ? subject.id() : ""),
                            () -> new Mention(subject.id(), null, indicator.code(), key));
                }
            }
        }
    }

    /** Whether a key names one thing in the world: not a choice, a day or a row of a table, which many share. */
    private static boolean isOfTheirOwn(ValueKind.Records records) {
        return records.members().stream()
                .filter(member -> member.code().equals(records.key()))
                .anyMatch(member -> member.kind() instanceof ValueKind.Numeric
                        || (member.kind() instanceof ValueKind.Word word && word.known() == null));
    }

    /** Those that have a form in common; hardly ever there are any, so that most are never made. */
    private List<List<Mention>> groups(BiConsumer<BiConsumer<String, Supplier<Mention>>, Subject> mentions) {
        Set<String> forms = new HashSet<>();
        Map<String, List<Mention>> common = new HashMap<>();
        BiConsumer<String, Supplier<Mention>> find = (form, mention) -> {
            if (!forms.add(form)) {
                common.put(form, new ArrayList<>());
            }
        };
        cohort.subjects().forEach(subject -> mentions.accept(find, subject));
        if (common.isEmpty()) {
            return List.of();
        }
        BiConsumer<String, Supplier<Mention>> collect = (form, mention) -> {
            List<Mention> group = common.get(form);
            if (group != null) {
                group.add(mention.get());
            }
        };
        cohort.subjects().forEach(subject -> mentions.accept(collect, subject));
        return common.values().stream()
                .map(group -> group.stream().sorted(ORDER).toList())
                .sorted(Comparator.comparing(group -> group.get(0), ORDER))
                .toList();
    }

    private static void add(
            List<Notice> notices, String code, List<List<Mention>> groups, Function<Mention, String> name, Text what) {
        if (groups.isEmpty()) {
            return;
        }
        String more = groups.size() > SHOWN ? "…" : "";
        String shown = groups.stream()
                .limit(SHOWN)
                .map(group -> group.stream()
                        .map(mention -> name.apply(mention).equals(mention.subject())
                                ? mention.subject()
                                : name.apply(mention) + " (" + mention.subject() + ")")
                        .limit(SHOWN)
                        .collect(Collectors.joining(", ", "", group.size() > SHOWN ? ", …" : "")))
                .collect(Collectors.joining("; ", "", more));
        Text message = Messages.text("possible-duplicate", what, shown);
        List<String> subjects = groups.stream()
                .flatMap(List::stream)
                .map(Mention::subject)
                .distinct()
                .sorted(CodePointOrder.IDS)
                .toList();
        notices.add(new Notice(code, message, null, null, subjects, List.of(), groups));
    }

    private static String folded(String text) {
        if (CommonSigns.only(text)) {
            return text.indexOf(' ') < 0 ? small(text) : small(text.replace(" ", ""));
        }
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        // Some letters meet only in one of the two cases.
        String lower = seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    /** Most ids and names have no capitals, and then there is nothing to make. */
    private static String small(String common) {
        for (int i = 0; i < common.length(); i++) {
            if (common.charAt(i) >= 'A' && common.charAt(i) <= 'Z') {
                return common.toLowerCase(Locale.ROOT);
            }
        }
        return common;
    }
}
