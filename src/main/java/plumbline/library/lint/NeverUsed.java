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
import plumbline.policy.DatedParameter;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.Reading;
import plumbline.policy.Table;
import plumbline.policy.ValueKind;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.model.RuleModel;
import plumbline.text.Finding;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.PackRejected;
import plumbline.yaml.LocatedTree;
import plumbline.yaml.YamlText;

/** Finds what a {@code policy.yaml} declares and nothing gives or looks at: the rule that was meant to is missing. */
final class NeverUsed {
    private final Policy policy;
    private final Mentions rules;
    private final LocatedTree declaration;
    private final List<Finding> findings = new ArrayList<>();

    private NeverUsed(Policy policy, Mentions rules, LocatedTree declaration) {
        this.policy = policy;
        this.rules = rules;
        this.declaration = declaration;
    }

    static List<Finding> in(Pack pack, List<RuleModel> tiers) {
        NeverUsed check = new NeverUsed(pack.policy(), new Mentions(tiers), declaration(pack));
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

    private static LocatedTree declaration(Pack pack) {
        try {
            return YamlText.parse(PolicyReader.FILE, pack.declaration());
        } catch (PackRejected impossible) {
            throw new IllegalStateException("the policy was read from this text", impossible);
        }
    }

    private void posted() {
        for (int i = 0; i < policy.quotas().size(); i++) {
            Quota quota = policy.quotas().get(i);
            String phase = quota.afterGrades() ? "grade" : "standing";
            if (!rules.posts(Set.of(PostingKind.CANDIDATE), quota.code())) {
                error("/quotas/" + i + "/code", "without-rule.quota", quota.code(), phase);
            }
        }
        for (int i = 0; i < policy.grades().size(); i++) {
            String code = policy.grades().get(i).code();
            if (!rules.posts(Set.of(PostingKind.GRADE, PostingKind.PROPOSAL), code)) {
                error("/grades/" + i + "/code", "without-rule.grade", code);
            }
        }
        for (int i = 0; i < policy.outcomes().size(); i++) {
            OutcomeKind outcome = policy.outcomes().get(i);
            String call =
                    outcome.ofCohort() ? "cohortOutcome(" : outcome.pool() == null ? "outcome($x, " : "claim($x, ";
            if (!rules.posts(Set.of(PostingKind.OUTCOME, PostingKind.CLAIM), outcome.code())) {
                error("/outcomes/" + i + "/code", "without-rule.outcome", outcome.code(), call);
            }
        }
        for (int i = 0; i < policy.figures().size(); i++) {
            String code = policy.figures().get(i).code();
            if (!rules.posts(Set.of(PostingKind.FIGURE), code)) {
                error("/figures/" + i + "/code", "without-rule.figure", code);
            }
        }
        for (int i = 0; i < policy.ranking().size(); i++) {
            String code = policy.ranking().get(i).code();
            if (policy.postedKeys().contains(code) && !rules.posts(Set.of(PostingKind.KEY), code)) {
                error("/ranking/" + i + "/key", "without-rule.ranking-key", code);
            }
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
            String nearest = NearestName.to(code, NoticeKind.OWN);
            String pointer = "/notices/" + i + "/code";
            if (NoticeKind.OWN.contains(code)) {
                error(pointer, "without-rule.own-notice", code);
            } else if (nearest != null && !policy.noticesByCode().containsKey(nearest)) {
                error(pointer, "without-rule.near-notice", code, nearest);
            } else {
                error(pointer, "without-rule.notice", code);
            }
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
            DatedParameter parameter = policy.parameters().get(i);
            String code = parameter.code();
            if (!rules.picks("Parameter", "code", code)) {
                error("/parameters/" + i + "/code", "never-used.parameter", code);
            }
            int from =
                    parameter.values().isEmpty() ? 0 : parameter.values().get(0).from();
            if (from > 0) {
                findings.add(declaration
                        .error("/parameters/" + i + "/values/0", "parameter-begins-late", code, from, from - 1)
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
                error("/tables/" + i + "/code", "never-used.table", table.code(), table.factType());
            }
        }
    }

    private void calendars() {
        for (int i = 0; i < policy.calendars().size(); i++) {
            String code = policy.calendars().get(i).code();
            if (!rules.picks("Calendar", "code", code)) {
                error("/calendars/" + i + "/code", "never-used.calendar", code);
            }
        }
    }

    private void readings() {
        Set<String> named = Stream.of(
                        policy.items().map(item -> item.authority()),
                        policy.parameters().stream().map(DatedParameter::authority),
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
                        .error("/readings/" + i + "/code", "never-used.reading", reading.code())
                        .asWarning());
            }
        }
    }

    private void error(String pointer, @Messages.Key String key, Object... values) {
        findings.add(declaration.error(pointer, key, values));
    }
}
