package plumbline.library;

import plumbline.policy.Finding;
import plumbline.policy.Lines;
import plumbline.policy.LocatedTree;
import plumbline.policy.PackRejected;
import plumbline.policy.PolicyReader;
import plumbline.policy.Text;
import plumbline.policy.YamlText;

/** The places of what a {@code policy.yaml} declares. Immutable. */
record Declaration(LocatedTree tree, Lines lines) {
    static Declaration of(Pack pack) {
        try {
            return new Declaration(
                    YamlText.parse(PolicyReader.FILE, pack.declaration()), new Lines(pack.declaration()));
        } catch (PackRejected impossible) {
            throw new IllegalStateException("the policy was read from this text", impossible);
        }
    }

    /** @param pointer of what is at fault, as a JSON Pointer */
    Finding finding(String pointer, String code, Text message, Text remedy) {
        LocatedTree.Place place = tree.place(pointer);
        return new Finding(
                code, PolicyReader.FILE, place.line(), place.column(), lines.quoted(place.line()), message, remedy);
    }
}
