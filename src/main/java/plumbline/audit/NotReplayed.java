package plumbline.audit;

import plumbline.policy.Text;

/** A stored evaluation does not come out as it is stored, or not at all. */
public final class NotReplayed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    NotReplayed(Text why) {
        super(why.both());
        this.why = why;
    }

    public Text why() {
        return why;
    }
}
