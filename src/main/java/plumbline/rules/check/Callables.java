package plumbline.rules.check;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.ledger.RuleApi;
import plumbline.text.Text;

/** What can be called in one place: formulas, calls of the ledger, or what an exact number is asked. Immutable. */
public record Callables(String owner, List<Signature> known) {
    public Callables {
        known = List.copyOf(known);
    }

    static Callables formulas(RuleApi api) {
        return of("", api.formulas());
    }

    public static Callables ledger(RuleApi api) {
        return of("ledger.", api.calls());
    }

    static Callables ofExact(RuleApi api) {
        return of(".", api.ofExact());
    }

    private static Callables of(String owner, List<Method> methods) {
        return new Callables(owner, methods.stream().map(Signature::of).toList());
    }

    List<String> names() {
        return known.stream().map(Signature::name).distinct().toList();
    }

    List<String> namesInChinese() {
        return known.stream()
                .map(Signature::inChinese)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Those of the name that take so many arguments. */
    public List<Signature> fitting(String name, int count) {
        return known.stream()
                .filter(each -> each.name().equals(name) && each.arguments().size() == count)
                .toList();
    }

    /** The ways in which what has the name is written. */
    Text forms(String name) {
        List<Text> forms = known.stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.shown(owner))
                .toList();
        return new Text(
                forms.stream().map(Text::zh).collect(Collectors.joining(" 或 ")),
                forms.stream().map(Text::en).collect(Collectors.joining(" or ")));
    }
}
