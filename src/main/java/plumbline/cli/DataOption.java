package plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.store.Store;
import plumbline.store.StoreInUse;
import plumbline.text.Text;

/** {@code --data}, for every command that works on what is kept. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PLUMBLINE_DATA:-data}",
            description = "存储所在文件夹，缺省为 data。The folder of the store; default: data.")
    private Path folder = Path.of("data");

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:PLUMBLINE_DATABASE:-}",
            description = "几个服务共用的 PostgreSQL 数据库，如 jdbc:postgresql://host/plumbline；缺省用 --data 里的文件。"
                    + "A PostgreSQL database that several services share; default: a file in --data.")
    private @Nullable String database;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    Path path() {
        return folder;
    }

    /** The store, for this service alone. */
    Store open() {
        String url = database();
        try {
            Files.createDirectories(folder);
            TemporaryFolder.prepare(folder, spec.commandLine().getErr());
            return Store.open(folder, url);
        } catch (IOException unwritable) {
            Text reason = FolderFault.of(unwritable);
            throw new CallException(
                    "数据文件夹 " + folder + " 不能用（" + reason.zh() + "）；改好，或用 --data 换一个文件夹",
                    "the data folder " + folder + " cannot be used (" + reason.en()
                            + "); fix that, or choose another folder with --data");
        } catch (StoreInUse used) {
            throw new CallException(
                    "文件夹 " + folder + " 正由另一个服务使用；用 --data 换一个文件夹，或先停掉那个服务",
                    "the folder " + folder
                            + " is in use by another service; choose another folder with --data, or stop that service");
        }
    }

    /** The password of a URL is not repeated. */
    private @Nullable String database() {
        if (database == null || database.isEmpty()) {
            return null;
        }
        if (!Store.isDatabase(database)) {
            throw new CallException(
                    "--database 写成 jdbc:postgresql://主机/数据库", "--database must be jdbc:postgresql://host/database");
        }
        return database;
    }

    /** The store as it is, to read it only: a service may be using it. */
    Store readOnly() {
        String url = database();
        if (url != null) {
            return Store.readOnly(url);
        }
        TemporaryFolder.prepare(null, spec.commandLine().getErr());
        if (!Store.isIn(folder)) {
            throw new CallException("文件夹 " + folder + " 里没有存储", "there is no store in the folder " + folder);
        }
        return Store.readOnly(folder);
    }
}
