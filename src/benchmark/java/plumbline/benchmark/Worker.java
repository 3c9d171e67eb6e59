package plumbline.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that works as one peer on one request: each line that it is sent is {@code rules}, {@code trace} or {@code
 * json} and for how many milliseconds; each line that it answers is the computing time of one evaluation, in
 * nanoseconds, and the number of evaluations.
 */
public final class Worker {
    private static volatile Object sink;

    private Worker() {}

    public static void main(String[] args) throws Exception {
        Peer peer = Peer.of(args[0]);
        byte[] json = Files.readAllBytes(Path.of(args[1]));
        Object cohort = peer.parse(json);
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println("ready");
        try (BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                String[] words = line.split(" ");
                long end = System.nanoTime() + Long.parseLong(words[1]) * 1_000_000;
                long before = machine.getProcessCpuTime();
                long count = 0;
                do {
                    sink = switch (words[0]) {
                        case "rules" -> peer.evaluate(cohort);
                        case "trace" -> peer.traced(cohort);
                        default -> peer.answer(json);
                    };
                    count++;
                } while (System.nanoTime() < end);
                System.out.println((machine.getProcessCpuTime() - before) / count + " " + count);
            }
        }
    }
}
