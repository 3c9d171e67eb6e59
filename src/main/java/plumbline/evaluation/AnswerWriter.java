package plumbline.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.TreeSet;
import plumbline.intake.Cohort;
import plumbline.intake.Subject;
import plumbline.ledger.Firing;
import plumbline.policy.Policy;
import plumbline.text.DualJsonWriter;
import plumbline.text.DualJsonWriter.Name;
import plumbline.text.Sha256;

/**
 * Writes the answer of an evaluation in one walk, subject by subject, and hashes its canonical form on the way. Used by
 * one thread for one answer.
 */
final class AnswerWriter {
    private static final Name POLICY = new Name("policy");
    private static final Name ID = new Name("id");
    private static final Name TITLE = new Name("title");
    private static final Name DOCUMENT = new Name("document");
    private static final Name REVISION = new Name("revision");
    private static final Name PERIOD = new Name("period");
    private static final Name AS_OF = new Name("asOf");
    private static final Name CONTEXT = new Name("context");
    private static final Name NAME = new Name("name");
    private static final Name INDICATORS = new Name("indicators");
    private static final Name INPUT = new Name("input");
    private static final Name RULES = new Name("rules");
    private static final Name RESULT = new Name("result");

    private final Evaluation evaluation;
    private final OutputStream sink;
    private final ValueWriter values = new ValueWriter();
    private final DualJsonWriter json = values.json;
    private final List<String> indicators;

    AnswerWriter(Evaluation evaluation, OutputStream sink) {
        this.evaluation = evaluation;
        this.sink = sink;
        this.indicators = List.copyOf(evaluation.policy().indicatorsByCode().keySet());
    }

    /**
     * All of an answer but its id and what has to do with storing it, without the brackets around it.
     *
     * @param withEntries whether the entries are sent; the receipt is the same
     */
    Receipt content(boolean withEntries) throws IOException {
        head();
        ResultWriter results = new ResultWriter(values, evaluation.forms());
        json.reset();
        results.cohort(evaluation);
        byte[] cohort = json.sent().bytes();
        MessageDigest digest = Sha256.digest();
        update(digest, "{\"cohort\":");
        json.canonical().updateTo(digest);
        json.reset();
        results.notices(evaluation.notices());
        byte[] notices = json.sent().bytes();
        update(digest, ",\"notices\":");
        json.canonical().updateTo(digest);

        update(digest, ",\"results\":[");
        send(",\"results\":[");
        boolean isGraded = !evaluation.policy().grades().isEmpty();
        boolean isFirst = true;
        for (SubjectResult subject : evaluation.results()) {
            if (!isFirst) {
                update(digest, ",");
                send(",");
            }
            isFirst = false;
            json.reset();
            results.subject(subject, isGraded, withEntries);
            json.canonical().updateTo(digest);
            json.sent().writeTo(sink);
        }
        update(digest, "]}");
        send("],\"cohort\":");
        sink.write(cohort);
        send(",\"notices\":");
        sink.write(notices);
        Receipt receipt = new Receipt(inputHash(), evaluation.revision(), Sha256.of(digest));
        send(",\"receipt\":");
        receipt(receipt);
        return receipt;
    }

    /** What the answer tells of the policy and the request, the last bracket open. */
    private void head() throws IOException {
        Policy policy = evaluation.policy();
        json.reset();
        json.startObject();
        json.name(POLICY);
        json.startObject();
        values.text(ID, policy.id());
        values.text(TITLE, policy.title().zh());
        values.text(DOCUMENT, policy.document());
        values.text(REVISION, evaluation.revision());
        json.endObject();
        json.name(PERIOD);
        json.text(evaluation.cohort().period().text());
        json.name(AS_OF);
        asOf();
        json.name(CONTEXT);
        context();
        json.sent().writeTo(sink, 1);
    }

    private void asOf() {
        Cohort cohort = evaluation.cohort();
        values.constant(cohort.asOf() == null ? null : cohort.asOf().toString());
    }

    private void context() {
        Cohort cohort = evaluation.cohort();
        values.values(new TreeSet<>(cohort.context().keySet()), cohort.context());
    }

    private void receipt(Receipt receipt) throws IOException {
        json.reset();
        json.startObject();
        values.text(INPUT, receipt.input());
        values.text(RULES, receipt.rules());
        values.text(RESULT, receipt.result());
        json.endObject();
        json.sent().writeTo(sink);
    }

    /** What was evaluated, whole; it can be read as a request. */
    void input() throws IOException {
        json.reset();
        json.startObject();
        json.name(POLICY);
        json.text(evaluation.policy().id());
        json.name(PERIOD);
        json.text(evaluation.cohort().period().text());
        json.name(AS_OF);
        asOf();
        json.name(CONTEXT);
        context();
        json.sent().writeTo(sink);
        send(",\"subjects\":[");
        boolean isFirst = true;
        for (Subject subject : evaluation.cohort().subjects()) {
            if (!isFirst) {
                send(",");
            }
            isFirst = false;
            json.reset();
            input(subject);
            json.sent().writeTo(sink);
        }
        send("]}");
    }

    private void input(Subject subject) {
        json.startObject();
        values.text(ID, subject.id());
        values.text(NAME, subject.name());
        json.name(INDICATORS);
        values.values(indicators, subject.values());
        json.endObject();
    }

    /** The hash of the canonical form of what {@link #input} writes. */
    private String inputHash() {
        MessageDigest digest = Sha256.digest();
        update(digest, "{\"asOf\":", this::asOf);
        update(digest, ",\"context\":", this::context);
        update(
                digest,
                ",\"period\":",
                () -> json.text(evaluation.cohort().period().text()));
        update(digest, ",\"policy\":", () -> json.text(evaluation.policy().id()));
        String before = ",\"subjects\":[";
        for (Subject subject : evaluation.cohort().subjects()) {
            update(digest, before, () -> input(subject));
            before = ",";
        }
        update(digest, "]}");
        return Sha256.of(digest);
    }

    private void update(MessageDigest digest, String before, Runnable value) {
        update(digest, before);
        json.reset();
        value.run();
        json.canonical().updateTo(digest);
    }

    private static void update(MessageDigest digest, String ascii) {
        digest.update(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    void send(String ascii) throws IOException {
        sink.write(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** Every firing in its order: a trace without clock, host or object identities. */
    void firings() throws IOException {
        FiringWriter firings = new FiringWriter(evaluation.policy(), values);
        String before = "[";
        for (Firing firing : evaluation.firings()) {
            send(before);
            json.reset();
            firings.firing(firing);
            json.sent().writeTo(sink);
            before = ",";
        }
        send(evaluation.firings().isEmpty() ? "[]" : "]");
    }
}
