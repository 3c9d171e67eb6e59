package plumbline.street;

import org.junit.jupiter.api.extension.ExtendWith;
import plumbline.store.Stores;

/** The same with a database that services share. */
@ExtendWith(Stores.OnPostgres.class)
class UnstorableTextOnPostgresTest extends UnstorableTextTest {}
