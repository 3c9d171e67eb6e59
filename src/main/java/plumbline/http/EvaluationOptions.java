package plumbline.http;

import plumbline.evaluation.Explain;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.text.Text;

/**
 * How an evaluation is to be made.
 *
 * @param dryRun that nothing is kept
 * @param trial that it is only made to see what would come of it
 */
record EvaluationOptions(Explain explain, boolean dryRun, boolean trial) {
    static EvaluationOptions of(Query query) {
        EvaluationOptions options = new EvaluationOptions(query.explain(), query.flag("dryRun"), query.flag("trial"));
        if (options.dryRun && options.trial) {
            throw HttpProblem.of(
                    400,
                    "wrong-parameter",
                    new Text(
                            "dryRun 什么也不保存，不能与 trial 同用",
                            "The parameter dryRun stores nothing, so it cannot be combined with trial"));
        }
        return options;
    }
}
