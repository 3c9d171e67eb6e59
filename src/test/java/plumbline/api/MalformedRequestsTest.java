package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.kit.ServiceAssert.assertReply;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.Service;
import plumbline.kit.ServiceClient;
import plumbline.kit.Street;

/** Whatever is sent, the service says what is wrong with it, never fails, and goes on. */
class MalformedRequestsTest {
    /** As many as the best known collection of malformed JSON has. */
    private static final int AT_LEAST = 318;

    private static final String PATH = Street.SHANGRAO + "/evaluations?dryRun=true";
    private static final byte[] VALID =
            MalformedBody.of("", MalformedBody.VALID).bytes();

    private static final ServiceClient service = Service.shared();

    /** Each once, though some faults come to the same bytes. */
    static Collection<MalformedBody> bodies() {
        Map<ByteBuffer, MalformedBody> bodies = new LinkedHashMap<>();
        Stream.of(UnreadableBodies.all(), WrongValueBodies.all(), OversizedBodies.all())
                .flatMap(List::stream)
                .forEach(body -> bodies.putIfAbsent(body.content(), body));
        return bodies.values();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(bodies()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void theRequestThatTheyAreSpoiltFromIsGood() {
        assertReply(service.evaluate(PATH, VALID)).hasStatus(200);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void itIsRefusedWithItsPlaceAndTheNextRequestIsAnswered(MalformedBody body) {
        Service.Reply reply = service.evaluate(PATH, body.bytes());
        switch (reply.status()) {
            case 413 -> assertReply(reply).isProblem(413, "too-large");
            case 422 -> assertReply(reply).isProblem(422, "invalid-request").namesEachFault();
            default -> assertReply(reply).isProblem(400, "malformed-json").namesEachFault();
        }
        assertReply(service.evaluate(PATH, VALID)).hasStatus(200);
    }
}
