package plumbline.cli;

import java.io.PrintWriter;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.text.Finding;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** Prints why a request was not evaluated. Stateless. */
final class Problems {
    private Problems() {}

    static void print(PrintWriter err, RequestRejected rejected) {
        rejected.problems()
                .forEach(problem -> print(
                        err,
                        (problem.pointer().isEmpty() ? "/" : problem.pointer()) + " [" + problem.code() + "]",
                        problem.message()));
    }

    static void print(PrintWriter err, RuleFault fault) {
        print(err, "[" + fault.code() + "]", fault.text());
    }

    static void print(PrintWriter err, String policy, PackRejected rejected) {
        for (Finding finding : rejected.findings()) {
            err.println(policy + "/" + finding);
        }
    }

    private static void print(PrintWriter err, String place, Text what) {
        err.println(place + "\n    " + what.zh() + "\n    " + what.en());
    }
}
