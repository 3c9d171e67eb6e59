package plumbline.policy;

/** What kind of value an indicator or a member of the context holds. */
public enum ValueType {
    DECIMAL("decimal", "数字"),
    INTEGER("integer", "整数"),
    BOOLEAN("boolean", "true 或 false");

    private final String code;
    private final String zh;

    ValueType(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    public String code() {
        return code;
    }

    /** What to write, in Chinese. */
    public String zh() {
        return zh;
    }

    public boolean isNumber() {
        return this != BOOLEAN;
    }

    static ValueType of(String code) {
        for (ValueType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type " + code);
    }
}
