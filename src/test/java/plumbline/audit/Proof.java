package plumbline.audit;

/**
 * Proofs that run whole on demand and smaller in every build:
 * {@code ./mvnw -q -Dquick test -Dtest='plumbline.audit.*Test' -Dproofs=whole}.
 */
final class Proof {
    private static final boolean WHOLE = "whole".equals(System.getProperty("proofs"));

    private Proof() {}

    static boolean isWhole() {
        return WHOLE;
    }

    static int size(int inEveryBuild, int whole) {
        return WHOLE ? whole : inEveryBuild;
    }

    /** Says what was proved, when it was proved whole. */
    static void tell(String figures, Object... values) {
        if (WHOLE) {
            System.out.printf(figures + "%n", values);
        }
    }
}
