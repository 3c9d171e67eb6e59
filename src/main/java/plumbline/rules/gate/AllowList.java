package plumbline.rules.gate;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import plumbline.ledger.RuleApi;

/**
 * All that the classes made from rules may name outside of their own package: nothing else is reachable from a rule.
 * Members are written {@code owner.name}, all overloads, or {@code owner.name:descriptor}, one of them. Immutable.
 */
final class AllowList {
    /** What the expressions of rules may use: the rule API, and what the compiler makes of comparisons and literals. */
    private static final String EXPRESSION =
            """
            java/lang/Boolean valueOf booleanValue
            java/lang/Integer valueOf:(I)Ljava/lang/Integer; intValue
            java/lang/Long valueOf:(J)Ljava/lang/Long; longValue
            java/math/BigDecimal <init>:(Ljava/lang/String;)V ZERO ONE TEN
            java/math/BigDecimal add:(Ljava/math/BigDecimal;Ljava/math/MathContext;)Ljava/math/BigDecimal;
            java/math/BigDecimal subtract:(Ljava/math/BigDecimal;Ljava/math/MathContext;)Ljava/math/BigDecimal;
            java/math/BigDecimal valueOf:(J)Ljava/math/BigDecimal; negate:()Ljava/math/BigDecimal;
            java/math/MathContext DECIMAL128
            org/drools/model/operators/InOperator INSTANCE
            org/drools/modelcompiler/dsl/pattern/D eval:(Lorg/drools/model/functions/Operator;Ljava/lang/Object;[Ljava/lang/Object;)Z
            org/drools/modelcompiler/util/EvaluationUtil areNullSafeEquals areNumbersNullSafeEquals equals notEquals
            org/drools/modelcompiler/util/EvaluationUtil greaterThan lessThan greaterOrEqual lessOrEqual
            org/drools/modelcompiler/util/EvaluationUtil greaterThanNumbers lessThanNumbers
            org/drools/modelcompiler/util/EvaluationUtil greaterOrEqualNumbers lessOrEqualNumbers toBigDecimal
            """;

    /** What the compiler itself writes around an expression. */
    private static final String AROUND_EXPRESSION =
            """
            java/lang/Enum <init> valueOf
            java/lang/System arraycopy
            org/drools/model/functions/PredicateInformation <init> addRuleNames setMoreThanMaxRuleDefs
            """;

    private static final String RULES =
            """
            java/lang/Boolean valueOf
            java/lang/Integer valueOf:(I)Ljava/lang/Integer; TYPE
            java/lang/Long valueOf:(J)Ljava/lang/Long; TYPE
            java/lang/Object <init>
            java/math/BigDecimal <init>:(Ljava/lang/String;)V
            java/time/format/DateTimeFormatterBuilder <init> appendPattern parseCaseInsensitive toFormatter
            java/util/ArrayList <init>
            java/util/Arrays asList
            java/util/Collections emptyList
            java/util/List add addAll
            java/util/Locale ENGLISH
            org/drools/core/base/accumulators/BigDecimalMaxAccumulateFunction <init>
            org/drools/core/base/accumulators/BigDecimalMinAccumulateFunction <init>
            org/drools/core/base/accumulators/BigDecimalSumAccumulateFunction <init>
            org/drools/core/base/accumulators/CountAccumulateFunction <init>
            org/drools/core/base/accumulators/IntegerMaxAccumulateFunction <init>
            org/drools/core/base/accumulators/IntegerMinAccumulateFunction <init>
            org/drools/core/base/accumulators/IntegerSumAccumulateFunction <init>
            org/drools/core/base/accumulators/LongSumAccumulateFunction <init>
            org/drools/core/base/accumulators/MaxAccumulateFunction <init>
            org/drools/core/base/accumulators/MinAccumulateFunction <init>
            org/drools/model/DomainClassMetadata getPropertyIndex
            org/drools/model/Index$ConstraintType EQUAL NOT_EQUAL
            org/drools/model/Index$ConstraintType GREATER_OR_EQUAL GREATER_THAN LESS_OR_EQUAL LESS_THAN
            org/drools/model/PatternDSL$PatternDef bind expr and or endAnd endOr
            org/drools/model/Rule$Attribute AGENDA_GROUP
            org/drools/model/RulesSupplier getRules
            org/drools/model/functions/accumulate/AccumulateFunction as
            org/drools/model/impl/RuleBuilder attribute build metadata
            org/drools/modelcompiler/dsl/pattern/D accFunction accumulate alphaIndexedBy and betaIndexedBy declarationOf
            org/drools/modelcompiler/dsl/pattern/D exists globalOf not on or pattern reactOn rule typeMetaData
            org/drools/util/DateUtils getDateFormatMask
            """;

    private static final String FIELDS =
            """
            java/lang/Object <init>
            java/lang/RuntimeException <init>
            java/lang/String equals hashCode
            """;

    private static final String FACT =
            """
            java/lang/Object <init>
            java/lang/String equals hashCode valueOf
            plumbline/facts/RecordFact <init>
            plumbline/facts/SubjectFact <init>
            """;

    private static final String MODULE =
            """
            java/lang/IllegalArgumentException <init>
            java/lang/Object <init>
            java/lang/String equals hashCode
            java/util/Arrays asList
            org/kie/api/KieServices get newKieModuleModel
            org/kie/api/builder/model/KieBaseModel addPackage newKieSessionModel setDefault
            org/kie/api/builder/model/KieBaseModel setEventProcessingMode setMutability
            org/kie/api/builder/model/KieModuleModel newKieBaseModel
            org/kie/api/builder/model/KieSessionModel setClockType setDefault setType
            org/kie/api/builder/model/KieSessionModel$KieSessionType STATEFUL STATELESS
            org/kie/api/conf/EventProcessingOption CLOUD
            org/kie/api/conf/KieBaseMutabilityOption ALLOWED
            org/kie/api/runtime/conf/ClockTypeOption get
            org/kie/util/maven/support/ReleaseIdImpl <init>
            """;

    private static final Set<String> JAVA_VALUES = Set.of(
            "java/lang/Boolean",
            "java/lang/Comparable",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Number",
            "java/lang/Object",
            "java/lang/String",
            "java/math/BigDecimal",
            "java/time/LocalDate");

    private static final Set<String> AROUND = members(AROUND_EXPRESSION);

    /** Has one class for each number of variables. */
    private static final Pattern CONSEQUENCE =
            Pattern.compile("org/drools/model/consequences/ConsequenceBuilder\\$_[0-9]+");

    private final Map<GeneratedKind, Set<String>> members;
    private final Set<String> types;

    AllowList(RuleApi api) {
        members = Map.of(
                GeneratedKind.EXPRESSION, union(members(EXPRESSION), api(api)),
                GeneratedKind.RULES, members(RULES),
                GeneratedKind.FIELDS, members(FIELDS),
                GeneratedKind.FACT, members(FACT),
                GeneratedKind.MODULE, members(MODULE));
        types = api.values().stream().map(Type::getInternalName).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether rules may hold values of the type, which is not one of the pack's own. */
    boolean holds(String type) {
        return JAVA_VALUES.contains(type) || types.contains(type);
    }

    /** Whether a class of the kind may use the member. */
    boolean allows(GeneratedKind kind, String owner, String name, String descriptor) {
        boolean isConsequence = kind == GeneratedKind.RULES
                && name.equals("execute")
                && CONSEQUENCE.matcher(owner).matches();
        return isConsequence || contains(members.getOrDefault(kind, Set.of()), owner, name, descriptor);
    }

    /** Whether what the compiler writes around an expression may use the member. */
    boolean allowsAround(String owner, String name, String descriptor) {
        return contains(AROUND, owner, name, descriptor);
    }

    /** The rule API: each member that is open to rules, as {@code owner.name:descriptor}. */
    static Set<String> api(RuleApi api) {
        Set<String> members = new HashSet<>();
        // What a ledger inherits is called by its own name.
        api.calls().forEach(call -> members.add(member(Type.getInternalName(api.ledger()), call)));
        Stream.of(api.formulas(), api.ofExact(), api.getters())
                .flatMap(List::stream)
                .forEach(method -> members.add(member(Type.getInternalName(method.getDeclaringClass()), method)));
        return members;
    }

    private static boolean contains(Set<String> members, String owner, String name, String descriptor) {
        String member = owner + "." + name;
        return members.contains(member) || members.contains(member + ":" + descriptor);
    }

    private static String member(String owner, Method method) {
        return owner + "." + method.getName() + ":" + Type.getMethodDescriptor(method);
    }

    /** Each line holds an owner and names of its members. */
    private static Set<String> members(String lines) {
        Map<String, Set<String>> byOwner = new HashMap<>();
        lines.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            Set<String> members = byOwner.computeIfAbsent(words[0], any -> new HashSet<>());
            Arrays.stream(words).skip(1).forEach(name -> members.add(words[0] + "." + name));
        });
        Set<String> all = new HashSet<>();
        byOwner.values().forEach(all::addAll);
        return Set.copyOf(all);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new HashSet<>(some);
        union.addAll(others);
        return Set.copyOf(union);
    }
}
