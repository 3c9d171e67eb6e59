package plumbline.rules.drl;

import plumbline.text.Text;

/** A rule that cannot be read beyond some place. */
public final class SyntaxFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Token at;
    private final transient Text text;
    private final transient Text remedy;

    public SyntaxFault(String code, Token at, Text text, Text remedy) {
        super(code + ": " + text.both());
        this.code = code;
        this.at = at;
        this.text = text;
        this.remedy = remedy;
    }

    public boolean isOf(String kind) {
        return code.equals(kind);
    }

    public void addTo(FileFindings findings) {
        findings.add(code, at, text, remedy);
    }
}
