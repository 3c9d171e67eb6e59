package plumbline.rules.gate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the engine's compiler makes of a pack, by how it names its classes. A class of any other name is not one of these. */
enum GeneratedKind {
    /** One expression of a rule: a condition, a bound formula, or what follows {@code then}. */
    EXPRESSION("P[0-9A-F]{2}/Lambda(Consequence|Extractor|Predicate)[0-9A-F]{32}"),
    /** How the rules are put together. */
    RULES("Rules[0-9A-F]{32}(Rule(Method)?s[0-9]+)?"),
    /** Which fields the types of facts have. */
    FIELDS("DomainClassesMetadata[0-9A-F]{32}(\\$[A-Za-z0-9_]+_Metadata)?"),
    /** A type of facts that the policy declares. */
    FACT("[A-Z][A-Za-z0-9]{0,40}"),
    /** Which rules the module holds; the one class outside of the pack's package. */
    MODULE("org/drools/project/model/ProjectModel_[A-Za-z0-9_]+");

    private final Pattern name;

    GeneratedKind(String name) {
        this.name = Pattern.compile(name);
    }

    /**
     * The kind of a class, or null when the compiler has no business to make it.
     *
     * @param folder of the pack's package, ending with a slash
     * @param name the class's internal name
     */
    static @Nullable GeneratedKind of(String folder, String name) {
        if (!name.startsWith(folder)) {
            return MODULE.name.matcher(name).matches() ? MODULE : null;
        }
        String inPackage = name.substring(folder.length());
        for (GeneratedKind kind : values()) {
            if (kind != MODULE && kind.name.matcher(inPackage).matches()) {
                return kind;
            }
        }
        return null;
    }
}
