package plumbline.proof;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import plumbline.kit.Stores;

/** The same with a database that services share. */
@Tag("proof")
@ExtendWith(Stores.OnPostgres.class)
class KillWhileKeepingOnPostgresTest extends KillWhileKeepingTest {}
