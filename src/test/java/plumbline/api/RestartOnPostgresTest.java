package plumbline.api;

import org.junit.jupiter.api.extension.ExtendWith;
import plumbline.kit.Stores;

/** The same with a database that services share. */
@ExtendWith(Stores.OnPostgres.class)
class RestartOnPostgresTest extends RestartTest {}
