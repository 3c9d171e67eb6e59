package plumbline.kit;

/**
 * How much of a long proof runs: a sample in every build, the whole with {@code -Pproofs}, which prints what it came to.
 */
public final class Proof {
    private static final boolean WHOLE = Boolean.getBoolean("plumbline.proofs");

    private Proof() {}

    public static boolean isWhole() {
        return WHOLE;
    }

    public static int times(int sample, int whole) {
        return WHOLE ? whole : sample;
    }

    /** Prints figures; those of a whole proof that passes are written into docs/proofs.md. */
    public static void print(String figures) {
        ProofPage.add(figures);
        System.out.println("proof: " + figures);
    }
}
