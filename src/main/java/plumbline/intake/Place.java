package plumbline.intake;

import org.jspecify.annotations.Nullable;
import plumbline.yaml.LocatedTree;

/**
 * Where a value stands in a request. Its JSON Pointer is written when it is asked for, which it is of faults alone.
 *
 * @param name of a member, as the request has it; empty for an element of a list
 * @param index of an element
 */
record Place(@Nullable Place parent, String name, int index) {
    static final Place ROOT = new Place(null, "", -1);

    Place of(String member) {
        return new Place(this, member, -1);
    }

    Place of(int element) {
        return new Place(this, "", element);
    }

    /** The JSON Pointer. */
    @Override
    public String toString() {
        return parent == null ? "" : parent + "/" + (index < 0 ? LocatedTree.escaped(name) : Integer.toString(index));
    }
}
