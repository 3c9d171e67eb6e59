package plumbline.rules.drl;

import plumbline.text.Messages;

/** A rule that cannot be read beyond some place. */
public final class SyntaxFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Token at;
    private final String key;
    private final transient Object[] values;

    public SyntaxFault(Token at, @Messages.Key String key, Object... values) {
        super(key);
        this.at = at;
        this.key = key;
        this.values = values;
    }

    public boolean isOf(String code) {
        return key.equals(code);
    }

    public void addTo(FileFindings findings) {
        findings.error(at, key, values);
    }
}
