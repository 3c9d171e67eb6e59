package plumbline.store;

import java.nio.file.Path;

/** Another service uses the folder; two would each serve rules that the other does not know of. */
public final class StoreInUse extends Exception {
    private static final long serialVersionUID = 1L;

    StoreInUse(Path data) {
        super(data.toString());
    }
}
