package plumbline.text;

/** A text that is written often, ready to be written. Immutable. */
public final class JsonConstant {
    final byte[] sent;
    final byte[] canonical;

    public JsonConstant(String text) {
        Utf8Buffer quoted = new Utf8Buffer();
        boolean isSame = quoted.quoted(text);
        this.sent = quoted.bytes();
        if (!isSame) {
            quoted.clear();
            quoted.canonicallyQuoted(text);
        }
        this.canonical = isSame ? sent : quoted.bytes();
    }
}
