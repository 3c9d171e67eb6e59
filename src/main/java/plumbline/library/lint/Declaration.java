package plumbline.library.lint;

import plumbline.library.pack.Pack;
import plumbline.policy.read.PolicyReader;
import plumbline.text.Finding;
import plumbline.text.Lines;
import plumbline.text.PackRejected;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;
import plumbline.yaml.YamlText;

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
