package plumbline.audit;

import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * Something that is not as it was when it was kept.
 *
 * @param seq the record of the journal that it concerns; 0 when it cannot be put down to one
 * @param code what kind of fault, in kebab case; never renamed
 */
public record Fault(long seq, String code, Text message) {
    static Fault of(long seq, @Messages.Key String key, Object... values) {
        return new Fault(seq, Messages.code(key), Messages.text(key, values));
    }

    @Override
    public String toString() {
        return "#" + seq + " [" + code + "] " + message.both();
    }
}
