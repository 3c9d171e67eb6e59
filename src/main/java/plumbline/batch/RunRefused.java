package plumbline.batch;

import plumbline.text.Text;

/** A run cannot begin as things are, which only people can change. */
public final class RunRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    RunRefused(String zh, String en) {
        super(new Text(zh, en).both());
        this.text = new Text(zh, en);
    }

    public Text text() {
        return text;
    }
}
