package plumbline.cli;

import plumbline.text.Text;

/** The call itself is wrong: it names something that is not there. */
final class CallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallException(String zh, String en) {
        super(new Text(zh, en).both());
    }
}
