package plumbline.policy.read;

import java.util.List;
import plumbline.policy.Policy;
import plumbline.policy.Quota;

/** What quotas can still get wrong in what they say of one another, and of groups. */
final class QuotaCheck {
    private final Policy policy;
    private final PolicyFindings findings;
    private final MeasureCheck kinds;

    QuotaCheck(Policy policy, PolicyFindings findings, MeasureCheck kinds) {
        this.policy = policy;
        this.findings = findings;
        this.kinds = kinds;
    }

    void run() {
        for (int i = 0; i < policy.quotas().size(); i++) {
            Quota quota = policy.quotas().get(i);
            String place = "/quotas/" + i;
            if (quota.after() != null) {
                List<String> before = policy.quotas().stream()
                        .limit(i)
                        .filter(other -> !other.afterGrades() || quota.afterGrades())
                        .map(Quota::code)
                        .toList();
                // Seats that are taken later could not be known yet.
                findings.known(place + "/after", quota.after(), before);
            }
            if (quota.by() != null) {
                kinds.kinds(place + "/by", quota.by());
            }
            if (quota.share() == null && quota.rounding() != Quota.Rounding.DOWN) {
                findings.error(place + "/rounding", "rounding-of-a-limit");
            }
        }
    }
}
