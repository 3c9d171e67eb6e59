package plumbline.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.StoredEvaluation;
import plumbline.evaluation.Receipt;
import plumbline.store.Journal;
import plumbline.store.StoreFailed;
import plumbline.text.JsonText;
import plumbline.text.Messages;
import plumbline.text.Sha256;
import plumbline.text.Text;

/**
 * One evaluation's record with its input, signed when it is asked for: a document that can be checked alone, without the service and without
 * its data.
 *
 * @param record the evaluation that it speaks of
 * @param key of which it says that it was signed with
 * @param faults what does not fit in it; none when it is sound
 */
public record SignedReceipt(EvaluationRecord record, VerificationKey key, List<Text> faults) {
    private static final String TYPE = "plumbline-receipt";

    public SignedReceipt {
        faults = List.copyOf(faults);
    }

    /** @param record the record's canonical text */
    static ObjectNode sign(StoredEvaluation stored, String record, Signer signer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", TYPE);
        json.set("record", StoredEvaluation.parsed(record.getBytes(StandardCharsets.UTF_8)));
        json.put("recordHash", stored.record().hash());
        json.set("input", stored.input());
        return signer.sign(json);
    }

    /**
     * Reads one and checks all that can be checked of it alone.
     *
     * @throws IOException when it is no receipt
     */
    public static SignedReceipt read(byte[] json) throws IOException {
        JsonNode tree = JsonText.read(json);
        if (!(tree instanceof ObjectNode signed)
                || !signed.path("type").asText().equals(TYPE)
                || !(signed.path("record") instanceof ObjectNode record)) {
            throw new IOException("no receipt");
        }
        try {
            VerificationKey key = VerificationKey.of(signed);
            EvaluationRecord evaluation =
                    EvaluationRecord.of(record, signed.path("recordHash").asText());
            return new SignedReceipt(evaluation, key, faults(signed, record, evaluation, key));
        } catch (GeneralSecurityException | StoreFailed incomplete) {
            throw new IOException("no receipt", incomplete);
        }
    }

    private static List<Text> faults(
            ObjectNode signed, ObjectNode record, EvaluationRecord evaluation, VerificationKey key) {
        List<Text> faults = new ArrayList<>();
        if (!key.accepts(signed)) {
            faults.add(Messages.text("receipt-signature"));
        }
        String hash = Sha256.of(Journal.canonical(record).getBytes(StandardCharsets.UTF_8));
        if (!hash.equals(evaluation.hash())) {
            faults.add(Messages.text("receipt-record"));
        }
        if (!Receipt.hash(signed.path("input")).equals(evaluation.input())) {
            faults.add(Messages.text("receipt-input"));
        }
        return faults;
    }

    /**
     * Whether this is the answer that was given: one with its entries, as {@code explain=summary} has it.
     *
     * @throws IOException when it is not JSON
     */
    public boolean isOf(byte[] answer) throws IOException {
        JsonNode json = JsonText.read(answer);
        return json.path("id").asText().equals(record.id())
                && Receipt.ofAnswer(json).equals(record.result());
    }
}
