package plumbline.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process that sends the same request over so many connections at once. Each line that it is sent is a port, a path, how
 * many connections and for how many milliseconds; each line that it answers is how many requests a second were answered,
 * and the 99th percentile in microseconds.
 */
public final class Load {
    private static final String LENGTH = "content-length:";

    private Load() {}

    public static void main(String[] args) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(args[0]));
        ExecutorService clients = Executors.newCachedThreadPool();
        System.out.println("ready");
        for (String line : (Iterable<String>) new java.io.BufferedReader(
                        new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()::iterator) {
            String[] words = line.split(" ");
            long begin = System.nanoTime();
            long end = begin + Long.parseLong(words[3]) * 1_000_000;
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(words[2]); i++) {
                running.add(clients.submit(() -> client(Integer.parseInt(words[0]), words[1], body, end)));
            }
            List<Long> times = new ArrayList<>();
            for (Future<List<Long>> each : running) {
                times.addAll(each.get());
            }
            Collections.sort(times);
            long perSecond = Math.round(times.size() * 1e9 / (System.nanoTime() - begin));
            System.out.println(perSecond + " " + times.get((int) (times.size() * 0.99)) / 1000);
        }
    }

    private static List<Long> client(int port, String path, byte[] body, long end) throws IOException {
        List<Long> times = new ArrayList<>();
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (System.nanoTime() < end) {
                long from = System.nanoTime();
                out.write(request);
                out.flush();
                answer(in);
                times.add(System.nanoTime() - from);
            }
        }
        return times;
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(status);
        }
        int length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int chunk = Integer.parseInt(line(in), 16); chunk > 0; chunk = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(chunk + 2L);
        }
        line(in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new IOException("the connection was closed");
            }
            if (sign != '\r') {
                line.append((char) sign);
            }
        }
        return line.toString();
    }
}
