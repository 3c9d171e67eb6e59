package plumbline.policy;

/** On whose authority a number or a formula of a pack stands. */
public enum Origin {
    /** The source document states it. */
    TEXT("text", "原文"),
    /** The source is ambiguous; the pack takes the reading that it names. */
    READING("reading", "理解"),
    /** The source is silent; the pack holds a placeholder for the office that runs the scheme. */
    ASSUMED("assumed", "假定");

    private final String code;
    private final String zh;

    Origin(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    /** The word used in packs and in answers. */
    public String code() {
        return code;
    }

    /** The word that people read in Chinese. */
    public String zh() {
        return zh;
    }

    /** The origin with this code, as the pack's reader has checked it. */
    public static Origin of(String code) {
        for (Origin origin : values()) {
            if (origin.code.equals(code)) {
                return origin;
            }
        }
        throw new IllegalArgumentException("no origin " + code);
    }
}
