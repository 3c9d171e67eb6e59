package plumbline.intake;

import plumbline.text.Text;

/**
 * A fault in a request.
 *
 * @param pointer JSON Pointer (RFC 6901) of the value at fault, or that a missing one would have
 * @param code what kind of fault, in kebab case; never renamed
 * @param message what is wrong and what to write instead
 */
public record Problem(String pointer, String code, Text message) {
    public Problem(String pointer, String code, String zh, String en) {
        this(pointer, code, new Text(zh, en));
    }
}
