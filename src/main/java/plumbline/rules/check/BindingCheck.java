package plumbline.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;

/** Checks what a variable before a colon is bound to: the engine takes less than the language allows. */
record BindingCheck(FileFindings findings, Token variable) {
    /** To a variable before a sum or several conditions the engine would bind the first part of them alone. */
    void oneValueOnly(Expression taken) {
        boolean isSum = taken instanceof Expression.Operation operation
                && operation.sign().length() == 1;
        if (isSum) {
            findings.error(variable, "sum-in-binding", variable.text());
        } else if (taken instanceof Expression.Operation
                || (taken instanceof Expression.Negation not && not.at().isText("!"))) {
            findings.error(variable, "conditions-in-binding", variable.text());
        }
    }

    /** What is bound by a formula may use the fields of its own pattern; the engine fails at others, and late. */
    void ownFieldsOnly(Expression taken, Set<String> bound) {
        List<Token> others = new ArrayList<>();
        taken.each(part -> {
            if (part instanceof Expression.Variable used) {
                others.add(used.at());
            }
        });
        if (!others.isEmpty()) {
            String other = others.get(0).text();
            String key = bound.contains(other) ? "variable-in-binding" : "variable-in-binding.of-other";
            findings.error(others.get(0), key, variable.text(), other);
        }
    }
}
