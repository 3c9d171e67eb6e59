package plumbline.rules.gate;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one method of a generated class for the {@link ClassGate}, instruction by instruction. */
final class CodeGate extends MethodVisitor {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern GETTER = Pattern.compile("(get|is)[A-Z]\\w*");
    private static final String ACCUMULATORS = "org/drools/core/base/accumulators/";
    private static final String CONCAT = "java/lang/invoke/StringConcatFactory.makeConcatWithConstants";
    private static final String SUPPLIER = "java/lang/invoke/LambdaMetafactory.metafactory";

    private static final Pattern MODEL_TYPES = Pattern.compile(
            "org/drools/model/(Model|Rule|RuleItemBuilder|DomainClassMetadata|view/ViewItemBuilder|view/ViewItem"
                    + "|functions/PredicateInformation|functions/accumulate/AccumulateFunction|impl/\\w+)");

    private final ClassGate gate;
    private final AllowList allowed;
    private final GeneratedKind kind;
    private final String folder;
    private final String owner;
    private final String method;
    private final boolean isAround;
    private final boolean isBridge;
    private final Set<Label> passed = new HashSet<>();

    /** The constant that the instruction before pushed; null when it was none. */
    private @Nullable Object constant;

    /**
     * @param isAround whether the compiler alone writes such a method, so that nothing of a rule is in it
     * @param isBridge whether it only hands on to the method of the same name
     */
    CodeGate(
            ClassGate gate,
            AllowList allowed,
            GeneratedKind kind,
            String folder,
            String owner,
            String method,
            boolean isAround,
            boolean isBridge) {
        super(Opcodes.ASM9);
        this.gate = gate;
        this.allowed = allowed;
        this.kind = kind;
        this.folder = folder;
        this.owner = owner;
        this.method = method;
        this.isAround = isAround;
        this.isBridge = isBridge;
    }

    void types(Type... types) {
        for (Type type : types) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT) {
                type(element.getInternalName());
            }
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
        boolean isNumber = called.equals("java/math/BigDecimal") && name.equals("<init>");
        if (isNumber
                && !(constant instanceof String text
                        && PLAIN_NUMBER.matcher(text).matches())) {
            gate.refuse("new java.math.BigDecimal");
        }
        member(called, name, descriptor);
        constant = null;
    }

    @Override
    public void visitFieldInsn(int opcode, String called, String name, String descriptor) {
        boolean isOwnWork = isAround && called.equals(owner);
        if ((opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD) && !isOwnWork) {
            gate.refuse(called + "." + name);
        }
        member(called, name, descriptor);
        constant = null;
    }

    private void member(String called, String name, String descriptor) {
        boolean isAllowed = called.startsWith(folder)
                ? isOfPack(called, name, descriptor)
                : allowed.allows(kind, called, name, descriptor)
                        || (kind == GeneratedKind.EXPRESSION
                                && isAround
                                && allowed.allowsAround(called, name, descriptor));
        if (!isAllowed) {
            gate.refuse(called + "." + name);
        }
    }

    /** Expressions read facts; only what the compiler writes itself calls anything else of the pack's classes. */
    private boolean isOfPack(String called, String name, String descriptor) {
        if (isBridge && called.equals(owner)) {
            return name.equals(method);
        }
        if (isAround) {
            // Nothing calls itself: a class's own code calls its constructor, and the list of rules calls each rule.
            return !(name.equals(method) && called.equals(owner)) || name.equals("<init>");
        }
        return GeneratedKind.of(folder, called) == GeneratedKind.FACT
                && GETTER.matcher(name).matches()
                && descriptor.startsWith("()");
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        boolean isSmall = constant instanceof Integer length && length >= 0 && length <= Byte.MAX_VALUE;
        if (opcode == Opcodes.ANEWARRAY && !isAround && !isSmall) {
            gate.refuse("new " + type + "[]");
        }
        if (opcode != Opcodes.NEW) {
            types(Type.getObjectType(type));
        }
        constant = null;
    }

    private void type(String type) {
        boolean isAllowed = type.startsWith(folder)
                || allowed.holds(type)
                || (isAround && MODEL_TYPES.matcher(type).matches());
        if (!isAllowed) {
            gate.refuse(type);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Type type && isAround && type.getSort() == Type.OBJECT) {
            types(type);
        } else if (!(value instanceof String || value instanceof Integer || value instanceof Long)) {
            gate.refuse(value instanceof Type type ? type.getClassName() + ".class" : String.valueOf(value));
        }
        constant = value;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        String factory = bootstrap.getOwner() + "." + bootstrap.getName();
        boolean isAllowed = isAround
                && switch (kind) {
                    case RULES -> factory.equals(SUPPLIER) && descriptor.equals("()Ljava/util/function/Supplier;");
                    case FIELDS, FACT, MODULE -> factory.equals(CONCAT);
                    case EXPRESSION -> false;
                };
        if (!isAllowed) {
            gate.refuse(factory);
        }
        for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
                boolean isAccumulator = handle.getOwner().startsWith(ACCUMULATORS)
                        && handle.getTag() == Opcodes.H_NEWINVOKESPECIAL
                        && allowed.allows(kind, handle.getOwner(), handle.getName(), handle.getDesc());
                if (!isAccumulator) {
                    gate.refuse(handle.getOwner() + "." + handle.getName());
                }
            }
        }
        constant = null;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (passed.contains(label) || opcode == Opcodes.JSR) {
            gate.refuse("loop");
        }
        constant = null;
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
        constant = null;
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        jumps(otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        jumps(otherwise, labels);
    }

    private void jumps(Label otherwise, Label... labels) {
        if (!isAround) {
            gate.refuse("switch");
        }
        visitJumpInsn(Opcodes.GOTO, otherwise);
        for (Label label : labels) {
            visitJumpInsn(Opcodes.GOTO, label);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        boolean isWait = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
        if (isWait || (opcode == Opcodes.ATHROW && !isAround)) {
            gate.refuse(isWait ? "synchronized" : "throw");
        }
        constant =
                opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5 ? (Object) (opcode - Opcodes.ICONST_0) : null;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            gate.refuse("new []");
        }
        constant = operand;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (opcode == Opcodes.RET) {
            gate.refuse("loop");
        }
        constant = null;
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        gate.refuse("new [][]");
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        gate.refuse("try");
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return gate.annotation(descriptor);
    }
}
