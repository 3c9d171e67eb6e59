package plumbline.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.audit.Audit;
import plumbline.http.Plumbline;
import plumbline.http.ServerOptions;
import plumbline.store.Store;

/** The whole product, with its store in a folder of its own. Prints its port when it answers. */
public final class ProductServer {
    private ProductServer() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("plumbline-benchmark");
        Plumbline service =
                Plumbline.start(Path.of("rules"), Audit.open(Store.open(data), data), ServerOptions.local());
        System.out.println(service.port());
    }
}
