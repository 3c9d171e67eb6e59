package plumbline.rules.gate;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.RuleApi;

/**
 * What the compiler of rules and the classes made from them can see at all: the rule API, Java's plain values, and the
 * engine, whose classes the generated ones extend and call. Everything else does not exist for them. Thread-safe.
 */
public final class RuleClassLoader extends ClassLoader {
    private static final ClassLoader SERVICE = RuleClassLoader.class.getClassLoader();

    private static final Pattern ENGINE = Pattern.compile("org\\.(drools|kie)\\..*");

    /** Java's types that generated classes use, or that the compiler asks for in order to check those. */
    private static final Set<String> JAVA = Set.of(
            "java.io.Externalizable",
            "java.io.IOException",
            "java.io.InvalidObjectException",
            "java.io.ObjectInput",
            "java.io.ObjectInputStream",
            "java.io.ObjectOutput",
            "java.io.ObjectOutputStream",
            "java.io.ObjectStreamException",
            "java.io.Serializable",
            "java.lang.AbstractMethodError",
            "java.lang.Appendable",
            "java.lang.AutoCloseable",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.CharSequence",
            "java.lang.Character",
            "java.lang.Class",
            "java.lang.ClassCastException",
            "java.lang.ClassNotFoundException",
            "java.lang.Cloneable",
            "java.lang.CloneNotSupportedException",
            "java.lang.Comparable",
            "java.lang.Deprecated",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Enum$EnumDesc",
            "java.lang.Error",
            "java.lang.Exception",
            "java.lang.Float",
            "java.lang.FunctionalInterface",
            "java.lang.IllegalAccessException",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.IncompatibleClassChangeError",
            "java.lang.Integer",
            "java.lang.InstantiationException",
            "java.lang.Iterable",
            "java.lang.LinkageError",
            "java.lang.Long",
            "java.lang.NoClassDefFoundError",
            "java.lang.NoSuchFieldError",
            "java.lang.NoSuchFieldException",
            "java.lang.NoSuchMethodException",
            "java.lang.NullPointerException",
            "java.lang.Number",
            "java.lang.NumberFormatException",
            "java.lang.Object",
            "java.lang.Override",
            "java.lang.Record",
            "java.lang.ReflectiveOperationException",
            "java.lang.RuntimeException",
            "java.lang.SafeVarargs",
            "java.lang.Short",
            "java.lang.String",
            "java.lang.StringBuffer",
            "java.lang.StringBuilder",
            "java.lang.SuppressWarnings",
            "java.lang.Throwable",
            "java.lang.Void",
            "java.lang.annotation.Annotation",
            "java.lang.annotation.Documented",
            "java.lang.annotation.ElementType",
            "java.lang.annotation.Inherited",
            "java.lang.annotation.Retention",
            "java.lang.annotation.RetentionPolicy",
            "java.lang.annotation.Target",
            "java.lang.constant.Constable",
            "java.lang.constant.ConstantDesc",
            "java.lang.constant.ClassDesc",
            "java.lang.constant.DynamicConstantDesc",
            "java.lang.invoke.CallSite",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.MethodHandle",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.MethodType",
            "java.lang.invoke.StringConcatFactory",
            "java.lang.invoke.TypeDescriptor",
            "java.lang.invoke.TypeDescriptor$OfField",
            "java.lang.invoke.TypeDescriptor$OfMethod",
            "java.lang.reflect.AnnotatedElement",
            "java.lang.reflect.GenericDeclaration",
            "java.lang.reflect.InvocationTargetException",
            "java.lang.reflect.Type",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.MathContext",
            "java.math.RoundingMode");

    /** What the platform derives from when it makes an often used constructor of a fact's class fast; closed to rules. */
    private static final Pattern ACCESSORS = Pattern.compile("jdk\\.internal\\.reflect\\.\\w+AccessorImpl");

    /** Values, collections of them and functions, which reach nothing outside of the program. */
    private static final Pattern JAVA_VALUES = Pattern.compile("java\\.time\\.[A-Z]\\w*|java\\.time\\.(chrono|format"
            + "|temporal|zone)\\..*|java\\.util\\.function\\..*|java\\.util\\.(AbstractCollection|AbstractList|AbstractMap"
            + "|ArrayList|Arrays|Calendar|Collection|Collections|Comparator|Date|Deque|Dictionary|Enumeration|HashMap|HashSet|Iterator"
            + "|LinkedHashMap|LinkedList|List|ListIterator|Locale|Map|Map\\$Entry|Objects|Optional|Queue|RandomAccess"
            + "|Set|SortedMap|SortedSet|Spliterator|TreeMap|TreeSet|UUID)");

    private final Set<String> api;

    public RuleClassLoader(RuleApi api) {
        super(null);
        this.api = api.typeNames();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isVisible(name)) {
            throw new ClassNotFoundException(name);
        }
        return SERVICE.loadClass(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isVisibleResource(name) ? SERVICE.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return isVisibleResource(name) ? SERVICE.getResourceAsStream(name) : null;
    }

    boolean isVisible(String name) {
        return JAVA.contains(name)
                || JAVA_VALUES.matcher(name).matches()
                || api.contains(name)
                || ENGINE.matcher(name).matches()
                || ACCESSORS.matcher(name).matches();
    }

    private boolean isVisibleResource(String name) {
        return name.endsWith(".class")
                && isVisible(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'));
    }
}
