package plumbline.http;

import plumbline.evaluation.Explain;
import plumbline.policy.Text;

/**
 * How an evaluation is to be made.
 *
 * @param dryRun that nothing is kept
 * @param trial that it is only made to see what would come of it
 */
record Wanted(Explain explain, boolean dryRun, boolean trial) {
    static Wanted of(Query query) {
        Wanted wanted = new Wanted(query.explain(), query.flag("dryRun"), query.flag("trial"));
        if (wanted.dryRun && wanted.trial) {
            throw HttpProblem.of(
                    400,
                    "wrong-parameter",
                    new Text(
                            "dryRun 什么也不保存，不能与 trial 同用",
                            "The parameter dryRun stores nothing, so it does not go with trial"));
        }
        return wanted;
    }
}
