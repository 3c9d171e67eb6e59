package plumbline.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Text;

/** Checks what a variable before a colon is bound to: the engine takes less than the language allows. */
record BindingCheck(FileFindings findings, Token variable) {
    /** To a variable before a sum or several conditions the engine would bind the first part of them alone. */
    void oneValueOnly(Expression taken) {
        boolean isSum = taken instanceof Expression.Operation operation
                && operation.sign().length() == 1;
        if (isSum) {
            findings.add(
                    "sum-in-binding",
                    variable,
                    new Text(
                            variable.text() + " 后面不能写加减，记下的会只是第一个数",
                            variable.text() + " cannot be bound to a sum; only its first number would be"),
                    new Text(
                            "用公式写，如 plus(甲, 乙)、minus(甲, 乙)，或在 then 部分计算",
                            "Write a formula, such as plus(a, b) or minus(a, b), or calculate after then"));
        } else if (taken instanceof Expression.Operation
                || (taken instanceof Expression.Negation not && not.at().isText("!"))) {
            findings.add(
                    "conditions-in-binding",
                    variable,
                    new Text(
                            variable.text() + " 后面不能写 ||、&& 或 !，记下的会只是第一个值",
                            variable.text() + " cannot be bound to conditions; only their first value would be"),
                    new Text(
                            "先记下一个值，条件另写：$x : 指标, 指标 == 1 || 指标 == 2",
                            "Bind one value, and write the conditions after it: $x : field, field == 1 || field == 2"));
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
            findings.add(
                    "variable-in-binding",
                    others.get(0),
                    new Text(
                            variable.text() + " 的公式用了"
                                    + (bound.contains(others.get(0).text()) ? "" : "别处的") + "变量 "
                                    + others.get(0).text(),
                            "The formula of " + variable.text() + " uses the variable "
                                    + others.get(0).text()),
                    new Text(
                            "冒号后的公式只能用本对象的指标；变量放在比较符号的另一边，或在 then 部分计算",
                            "A formula after a colon uses the fields of its own object; put the variable on the"
                                    + " other side of a comparison, or compute it after then"));
        }
    }
}
