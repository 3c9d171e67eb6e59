package plumbline.library.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.PackFolder;
import plumbline.library.pack.Step;
import plumbline.text.Finding;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * A process that tries packs, one after another, with a heap of its own and a bound on the CPU time of each: whatever a
 * pack makes the compiler, the checks or its own cases do, it ends when this process is ended, and the service goes on.
 * Used by one thread at a time.
 */
final class TrialProcess implements AutoCloseable {
    /** What the compiler needs for a pack of two thousand rules, and as much again. */
    static final int HEAP_MEBIBYTES = 768;

    /** Far above what a pack of two thousand rules takes. */
    static final Duration CPU = Duration.ofSeconds(150);

    /** A machine with much else to do gives little CPU time; one that gives none at all is not waited for. */
    private static final int WALL_FOR_EACH_CPU = 6;

    static final int MOST_BYTES = 256 * 1024 * 1024;

    private static final long LOOK_MILLIS = 100;

    /** The end of the process's output. */
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private final int heapMebibytes;
    private boolean isEnded;

    private TrialProcess(Process process, int heapMebibytes) {
        this.process = process;
        this.heapMebibytes = heapMebibytes;
        Thread reader = new Thread(this::read, "trial-answers");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process on the same program.
     *
     * @throws IOException when the machine starts none
     */
    static TrialProcess start(int heapMebibytes) throws IOException {
        List<String> command = new ArrayList<>();
        Path nice = Path.of("/usr/bin/nice");
        if (Files.isExecutable(nice)) {
            // Those who evaluate come first.
            command.addAll(List.of(nice.toString(), "-n", "5"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMebibytes + "m",
                "-XX:MaxMetaspaceSize=384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+DisplayVMOutputToStderr",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("-XX:SharedArchiveFile=") || argument.startsWith("-Djava.io.tmpdir="))
                .forEach(command::add);
        // Set, it may be, after the start.
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("plumbline.log"))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrialWorker.class.getName()));
        return new TrialProcess(
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start(), heapMebibytes);
    }

    private void read() {
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                said.add(line);
            }
        } catch (IOException ended) {
            // It was ended while it spoke; that it ended is all there is to know.
        } finally {
            said.add(END);
        }
    }

    /** Whether it can try another pack. */
    boolean isAlive() {
        return !isEnded && process.isAlive();
    }

    /**
     * Has the files tried. When that goes beyond a bound the process is ended, and the verdict names the bound and what
     * the process was at.
     */
    Verdict verdict(PackFolder folder, Verdict.Depth depth, Duration cpu) throws IOException {
        Duration before = cpu();
        long wallEnd = System.nanoTime() + cpu.toNanos() * WALL_FOR_EACH_CPU;
        ask(new TrialMessages.Request(folder.id(), folder.files(), depth));
        Step step = new Step("*.drl", 0, null);
        while (true) {
            String line = next();
            if (line == null) {
                boolean isOver = process.isAlive()
                        && (cpu().minus(before).compareTo(cpu) > 0 || System.nanoTime() - wallEnd > 0);
                if (isOver) {
                    close();
                    return beyond(step, seconds(cpu));
                }
            } else if (line.equals(END)) {
                // It may still be there for an instant, and must not be given another pack.
                close();
                return beyond(step, Messages.text("bound-memory", heapMebibytes));
            } else {
                TrialMessages.Answer answer = TrialMessages.JSON.readValue(line, TrialMessages.Answer.class);
                if (answer.verdict() != null) {
                    return answer.verdict();
                }
                step = answer.step() == null ? step : answer.step();
            }
        }
    }

    private void ask(TrialMessages.Request request) {
        try {
            OutputStream asked = process.getOutputStream();
            TrialMessages.JSON.writeValue(asked, request);
            asked.write('\n');
            asked.flush();
        } catch (IOException ended) {
            // Its output ends as well, which is looked at next.
        }
    }

    private @Nullable String next() {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return said.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException again) {
                    // A pack is tried or it is not; whoever interrupts learns of it afterwards.
                    isInterrupted = true;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The CPU time that the process has used while it lives; where the platform does not say, the time that has passed. */
    private Duration cpu() {
        Optional<Duration> used = process.info().totalCpuDuration();
        return used.orElseGet(() -> Duration.ofNanos(System.nanoTime()));
    }

    private static Text seconds(Duration cpu) {
        return Messages.text("bound-computing", cpu.toSeconds());
    }

    private static Verdict beyond(Step at, Text bound) {
        return Verdict.refused(Finding.error(at.file(), at.line(), 0, at.name(), "check-too-long", bound));
    }

    /** Ends the process, whatever it is at. */
    @Override
    public void close() {
        isEnded = true;
        process.destroyForcibly();
    }
}
