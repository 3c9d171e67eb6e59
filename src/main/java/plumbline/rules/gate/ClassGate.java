package plumbline.rules.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import plumbline.ledger.RuleApi;

/**
 * Reads every class that the engine's compiler made from a pack, before any of them is loaded: whatever a rule file
 * says, it ends as instructions in these classes, and they may name only what {@link AllowList} lists. They may not jump
 * backwards, call themselves, catch, throw or wait either, so that each expression of a rule ends.
 */
public final class ClassGate extends ClassVisitor {
    /** A class's use of what is not allowed, such as {@code java.lang.System.exit}. */
    public record Refusal(String className, String use) {}

    private static final Set<String> AROUND_EXPRESSION =
            Set.of("<clinit>", "<init>", "values", "valueOf", "getExpressionHash", "predicateInformation");
    private static final Set<String> EXPRESSION = Set.of("test", "apply", "execute");
    private static final Set<String> EXPRESSION_FIELDS = Set.of("INSTANCE", "EXPRESSION_HASH", "ENUM$VALUES");

    private static final Map<GeneratedKind, Set<String>> SUPERS = Map.of(
            GeneratedKind.EXPRESSION, Set.of("java/lang/Enum"),
            GeneratedKind.RULES, Set.of("java/lang/Object"),
            GeneratedKind.FIELDS, Set.of("java/lang/Object"),
            GeneratedKind.FACT, Set.of("java/lang/Object", "plumbline/facts/SubjectFact", "plumbline/facts/RecordFact"),
            GeneratedKind.MODULE, Set.of("java/lang/Object"));

    private static final String INTERFACES = "java/io/Serializable|org/drools/base/factmodel/(Accessible|Generated)Fact"
            + "|org/drools/model/(DomainClassMetadata|Model|RulesSupplier)|org/drools/modelcompiler/CanonicalKieModuleModel"
            + "|org/drools/model/functions/(HashedExpression|(Block|Function|Predicate)[0-9]+)";

    private static final Set<String> ANNOTATIONS =
            Set.of("Lorg/drools/compiler/kie/builder/MaterializedLambda;", "Lorg/kie/api/definition/type/Position;");

    private final AllowList allowed;
    private final String folder;
    private final GeneratedKind kind;
    private final String name;
    private final List<Refusal> refusals;

    private ClassGate(AllowList allowed, String folder, GeneratedKind kind, String name, List<Refusal> refusals) {
        super(Opcodes.ASM9);
        this.allowed = allowed;
        this.folder = folder;
        this.kind = kind;
        this.name = name;
        this.refusals = refusals;
    }

    /**
     * What the classes use and may not; empty when all of them may be loaded.
     *
     * @param api what rules may see
     * @param packageName the pack's own
     * @param classes by the names of their files
     */
    public static List<Refusal> refusals(RuleApi api, String packageName, Map<String, byte[]> classes) {
        String folder = packageName.replace('.', '/') + "/";
        AllowList allowed = new AllowList(api);
        List<Refusal> refusals = new ArrayList<>();
        classes.forEach((file, bytes) -> {
            ClassReader reader = new ClassReader(bytes);
            String name = reader.getClassName();
            GeneratedKind kind = GeneratedKind.of(folder, name);
            if (kind == null || !file.equals(name + ".class")) {
                refusals.add(new Refusal(name, name.replace('/', '.')));
            } else {
                reader.accept(new ClassGate(allowed, folder, kind, name, refusals), ClassReader.SKIP_DEBUG);
            }
        });
        return List.copyOf(refusals);
    }

    @Override
    public void visit(
            int version,
            int access,
            String internalName,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        if (superName == null || !SUPERS.getOrDefault(kind, Set.of()).contains(superName)) {
            refuse(String.valueOf(superName));
        }
        for (String each : interfaces == null ? new String[0] : interfaces) {
            if (!each.matches(INTERFACES)) {
                refuse(each);
            }
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        if (kind == GeneratedKind.EXPRESSION && !EXPRESSION_FIELDS.contains(field)) {
            refuse(field);
        }
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return annotation(type);
            }
        };
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        boolean isAround = kind != GeneratedKind.EXPRESSION || AROUND_EXPRESSION.contains(method);
        boolean isExpected = isAround || EXPRESSION.contains(method);
        boolean isOdd = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0 || method.equals("finalize");
        if (!isExpected || isOdd) {
            refuse(method);
        }
        boolean isBridge = (access & Opcodes.ACC_BRIDGE) != 0;
        CodeGate gate = new CodeGate(this, allowed, kind, folder, name, method, isAround, isBridge);
        if (!isAround && !isBridge) {
            gate.types(Type.getArgumentTypes(descriptor));
        }
        return gate;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(descriptor);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        refuse(attribute.type);
    }

    @Override
    public @Nullable ModuleVisitor visitModule(String module, int access, @Nullable String version) {
        refuse(module);
        return null;
    }

    @Override
    public @Nullable RecordComponentVisitor visitRecordComponent(
            String component, String descriptor, @Nullable String signature) {
        refuse(component);
        return null;
    }

    /** Notes an annotation that is not one of the compiler's own. */
    @Nullable
    AnnotationVisitor annotation(String descriptor) {
        if (!ANNOTATIONS.contains(descriptor)) {
            refuse(Type.getType(descriptor).getInternalName());
        }
        return null;
    }

    void refuse(String use) {
        refusals.add(new Refusal(name, use.replace('/', '.')));
    }
}
