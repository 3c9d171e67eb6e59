package plumbline.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Cohort;
import plumbline.ledger.Notice;
import plumbline.ledger.PoolUse;
import plumbline.ledger.Postings;
import plumbline.policy.Indicator;
import plumbline.policy.NoticeKind;
import plumbline.policy.Policy;
import plumbline.text.CodePointOrder;
import plumbline.text.Text;

/** What a person has to decide, as rules raised it and as the service sees it itself. Used by one evaluation. */
final class Notices {
    private final Policy policy;
    private final Cohort cohort;
    private final Standings standings;
    private final List<Notice> notices;

    Notices(Policy policy, Cohort cohort, Postings book, Standings standings) {
        this.policy = policy;
        this.cohort = cohort;
        this.standings = standings;
        this.notices = new ArrayList<>(book.notices());
    }

    /**
     * All of them, by code, then by quota; what may be wrong in the request comes first.
     *
     * @param present ids of those who take part
     */
    List<Notice> all(List<PoolUse> pools, List<String> present) {
        Map<String, NoticeKind> kinds = policy.noticesByCode();
        for (QuotaResult result : standings.quotas()) {
            NoticeKind tie = kinds.get(NoticeKind.TIE_AT_BOUNDARY);
            if (tie != null && !result.seats().leftOut().isEmpty()) {
                notices.add(Notice.of(tie, result.quota().code(), result.seats().leftOut()));
            }
            NoticeKind exceeded = kinds.get(NoticeKind.QUOTA_EXCEEDED);
            if (exceeded != null && result.seats().exceeded()) {
                notices.add(Notice.of(exceeded, null, result.seats().taken()));
            }
        }
        NoticeKind incomplete = kinds.get(NoticeKind.COHORT_INCOMPLETE);
        List<String> absent = policy.subject().ids().stream()
                .map(id -> id.code())
                .filter(id -> cohort.subjects().stream()
                        .noneMatch(subject -> subject.id().equals(id)))
                .sorted(CodePointOrder.IDS)
                .toList();
        if (incomplete != null && !absent.isEmpty()) {
            notices.add(Notice.of(incomplete, null, absent));
        }
        List<PoolUse> unshared =
                pools.stream().filter(use -> use.unplaced().signum() > 0).toList();
        if (!unshared.isEmpty()) {
            nothingToShare(unshared, present, kinds.get(NoticeKind.NOTHING_TO_SHARE));
        }
        notices.addAll(new DuplicateChecks(policy, cohort).notices());
        new PlausibilityChecks(policy, cohort).notice().ifPresent(notices::add);
        notices.sort(
                Comparator.comparing((Notice notice) -> notice.implausible().isEmpty())
                        .thenComparing(Notice::code, CodePointOrder.IDS)
                        .thenComparing(notice -> notice.quota() == null ? "" : notice.quota(), CodePointOrder.IDS));
        return notices;
    }

    /** Adds the amounts to what the rules raised, if they did. */
    private void nothingToShare(List<PoolUse> unshared, List<String> present, @Nullable NoticeKind declared) {
        TreeSet<String> subjects = new TreeSet<>(CodePointOrder.IDS);
        subjects.addAll(present);
        notices.stream()
                .filter(notice -> notice.code().equals(NoticeKind.NOTHING_TO_SHARE))
                .forEach(notice -> subjects.addAll(notice.subjects()));
        notices.removeIf(notice -> notice.code().equals(NoticeKind.NOTHING_TO_SHARE));
        String zh = unshared.stream()
                .map(use -> label(use).zh() + " " + amount(use))
                .collect(Collectors.joining("，"));
        String en = unshared.stream()
                .map(use -> label(use).en() + " " + amount(use))
                .collect(Collectors.joining(", "));
        Text told = new Text(
                zh + "没有分出去：没有对象申请，或权数都是 0。",
                "Not shared out: " + en + ". Nobody claims a part, or every claim weighs nothing.");
        notices.add(new Notice(
                NoticeKind.NOTHING_TO_SHARE,
                declared == null
                        ? told
                        : new Text(
                                declared.message().zh() + told.zh(),
                                declared.message().en() + " " + told.en()),
                declared == null ? unshared.get(0).kind().authority() : declared.authority(),
                null,
                List.copyOf(subjects),
                unshared,
                List.of()));
    }

    private Text label(PoolUse use) {
        Indicator member =
                policy.contextMember(Objects.requireNonNull(use.kind().pool()));
        return Objects.requireNonNull(member).label();
    }

    private static String amount(PoolUse use) {
        String unit = use.kind().unit() == null ? "" : " " + use.kind().unit();
        return use.unplaced().toPlainString() + unit;
    }
}
