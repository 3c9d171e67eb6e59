package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A system property, a file and a port that nothing touches unless a rule gets out. */
final class Canaries implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final Locale locale = Locale.getDefault();

    Canaries() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(this::listen, "canary");
        listener.setDaemon(true);
        listener.start();
        touched();
    }

    /** The text with the port on which this listens. */
    String armed(String text) {
        return text.replace(HostileCorpus.PORT, String.valueOf(socket.getLocalPort()));
    }

    /** Which of them were touched since the last call. */
    List<String> touched() throws IOException {
        List<String> touched = new ArrayList<>();
        if (System.clearProperty(HostileCorpus.PROPERTY) != null) {
            touched.add("property");
        }
        if (Files.deleteIfExists(HostileCorpus.CANARY)) {
            touched.add("file");
        }
        if (connections.getAndSet(0) > 0) {
            touched.add("socket");
        }
        assertThat(Locale.getDefault()).isEqualTo(locale);
        return touched;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
                connections.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
