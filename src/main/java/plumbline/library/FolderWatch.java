package plumbline.library;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.pack.PackFolder;
import plumbline.library.trial.Workshop;
import plumbline.store.StoreFailed;

/**
 * Notices changes in the folder of the packs and has them brought into force once they have settled. The system's
 * notices only wake it earlier: it compares the files themselves, every few seconds, since shared drives give no
 * notice. Thread-safe.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private static final long POLL_MILLIS = 2_000;

    /** Editors write a file in several steps, and several files after one another. */
    private static final long SETTLE_MILLIS = 250;

    /** One more than are tried at once, so that those that need no trial do not wait. */
    private static final int MOST_LOOKS = Workshop.PLACES + 1;

    private static final long STOP_SECONDS = 10;

    private final RulesFolder rules;
    private final Activator activator;
    private final WatchService notices;
    private final Thread thread;
    private final ExecutorService looks = Executors.newFixedThreadPool(MOST_LOOKS, FolderWatch::daemon);
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Watches from its start on.
     *
     * @throws IOException when the system gives no notices at all
     */
    public FolderWatch(Path rules, Activator activator) throws IOException {
        this.rules = new RulesFolder(rules);
        this.activator = activator;
        this.notices = FileSystems.getDefault().newWatchService();
        this.thread = new Thread(this::run, "rules-watch");
        thread.setDaemon(true);
    }

    private static Thread daemon(Runnable look) {
        Thread thread = new Thread(look, "rules-look");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to watch. */
    public FolderWatch start() {
        thread.start();
        return this;
    }

    private void run() {
        String said = "";
        while (!closed) {
            try {
                register();
                awaitNotice();
                settled();
                said = "";
            } catch (IOException | StoreFailed failure) {
                // A drive or a database may be away for a while; once said is enough.
                if (!said.equals(failure.toString())) {
                    said = failure.toString();
                    LOG.error("读不到方案文件夹或存储 / cannot read the folder of the packs, or the store: {}", said);
                }
                pause(POLL_MILLIS);
            } catch (RuntimeException | StackOverflowError failure) {
                LOG.error("检查方案文件夹时出错 / failed to look at the folder of the packs", failure);
                pause(POLL_MILLIS);
            }
        }
    }

    /** Looks at the packs that are changed, and do not go on changing. */
    private void settled() throws IOException {
        SortedMap<String, Optional<String>> before = activator.changed();
        while (!before.isEmpty() && !closed) {
            pause(SETTLE_MILLIS);
            SortedMap<String, Optional<String>> now = activator.changed();
            for (String policy : now.keySet()) {
                if (now.get(policy).equals(before.get(policy)) && atWork.add(policy)) {
                    looks.execute(() -> lookAt(policy));
                }
            }
            before = activator.changed();
            before.keySet().removeAll(atWork);
            // What could not be brought up to date is tried again after a while, not at once.
            before.entrySet().removeIf(entry -> entry.getValue().equals(now.get(entry.getKey())));
        }
    }

    /** A pack that takes long to try keeps nobody else's edit from coming into force. */
    private void lookAt(String policy) {
        try {
            activator.lookAt(policy);
        } finally {
            atWork.remove(policy);
        }
    }

    private void awaitNotice() {
        try {
            WatchKey key = notices.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (key != null) {
                key.pollEvents();
                key.reset();
            }
        } catch (InterruptedException ended) {
            closed = true;
        }
    }

    /** A folder that is watched already is not watched twice. */
    private void register() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(rules.path()));
        for (String name : rules.names()) {
            folders.add(rules.path().resolve(name));
            folders.add(rules.path().resolve(name).resolve(PackFolder.TESTS));
        }
        for (Path folder : folders) {
            // One that gives no notice, such as one that cannot be read, is looked at every few seconds all the same.
            if (Files.isDirectory(folder) && Files.isReadable(folder)) {
                folder.register(
                        notices,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
            looks.shutdown();
            if (!looks.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("还在检查的改动下次启动时再看 / edits that are still being checked are looked at after the next start");
            }
            notices.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.warn("closing the watch", failure);
        }
    }
}
