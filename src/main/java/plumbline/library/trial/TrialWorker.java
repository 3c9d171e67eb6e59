package plumbline.library.trial;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.SynchronousQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.pack.PackFolder;

/**
 * The process that tries packs: it takes one after another from its standard input and answers on its standard output,
 * and ends as soon as nobody is there any more to ask it. See {@link TrialProcess}.
 */
final class TrialWorker {
    private static final Logger LOG = LoggerFactory.getLogger(TrialWorker.class);

    private final PrintStream answers;
    private final SynchronousQueue<TrialMessages.Request> requests = new SynchronousQueue<>();

    private TrialWorker(PrintStream answers) {
        this.answers = answers;
    }

    /** Works until its standard input ends. */
    public static void main(String[] args) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        TrialWorker worker = new TrialWorker(System.out);
        // What the compiler prints is not an answer.
        System.setOut(System.err);
        InputStream asked = System.in;
        Thread reader = new Thread(() -> worker.read(asked), "requests");
        reader.setDaemon(true);
        reader.start();
        worker.work();
    }

    private void read(InputStream asked) {
        ObjectReader reader = TrialMessages.JSON.readerFor(TrialMessages.Request.class);
        try (var each = reader.<TrialMessages.Request>readValues(asked)) {
            while (each.hasNextValue()) {
                requests.put(each.nextValue());
            }
        } catch (IOException gone) {
            LOG.debug("the one who asks is gone", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // Whatever it is at, there is nobody to answer.
        Runtime.getRuntime().halt(0);
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private void work() throws InterruptedException {
        while (true) {
            TrialMessages.Request request = requests.take();
            answer(TrialMessages.Answer.of(verdict(request)));
        }
    }

    private Verdict verdict(TrialMessages.Request request) {
        PackFolder folder = PackFolder.of(request.policy(), request.files());
        try {
            return Verdict.of(folder, request.depth(), step -> answer(TrialMessages.Answer.at(step)));
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.error("方案 {} 检查不下去 / {} cannot be checked", request.policy(), request.policy(), failure);
            return Verdict.refused(Verdict.uncheckable());
        }
    }

    private synchronized void answer(TrialMessages.Answer answer) {
        try {
            TrialMessages.JSON.writeValue(answers, answer);
            answers.write('\n');
            answers.flush();
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0);
        }
    }
}
