package plumbline.audit;

import plumbline.text.Text;

/** A stored evaluation cannot be run again by this version of the program. */
final class NotReplayed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    NotReplayed(Text why) {
        super(why.both());
        this.why = why;
    }

    Text why() {
        return why;
    }
}
