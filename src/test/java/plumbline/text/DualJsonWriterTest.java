package plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plumbline.evaluation.Receipt;

/** Both forms beside what two libraries write of the same: Jackson, and the authors' own of RFC 8785. */
class DualJsonWriterTest {
    private static final int DOCUMENTS = 2_000;
    private static final int DEEPEST = 4;

    /** Texts that are escaped, that are ordered by code units and not by code points, and that begin alike. */
    private static final String[] TEXTS = {
        "",
        "a",
        "points",
        "pointsOf",
        "rule",
        "rules",
        "银行",
        "贷款增量 8.5%",
        "\"",
        "\\",
        "\n\t\b\f\r",
        "\u0001\u001f",
        "\u007f",
        "é",
        "€",
        "\u2028",
        "\ufb33",
        "𠮷",
        "😀",
        "1",
        "10",
        "9",
        "基础考核：贷款增量，参评银行最高"
    };

    private final DualJsonWriter writer = new DualJsonWriter();

    @Test
    void bothFormsAreThoseThatLibrariesWrite() {
        Random random = new Random(8785);
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonNode document = object(random, 0);
            writer.reset();
            write(document);
            assertThat(writer.sent().bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(new String(JsonText.bytes(document), StandardCharsets.UTF_8));
            assertThat(Sha256.of(writer.canonical().bytes())).as("%s", document).isEqualTo(Receipt.hash(document));
        }
    }

    @Test
    void aShapeWithItsHolesFilledIsWhatIsWrittenInOneGo() {
        for (String text : TEXTS) {
            for (Object value : new Object[] {new BigDecimal("1.50"), true, text}) {
                writer.reset();
                part(() -> writer.hole(1), () -> writer.hole(0));
                JsonShape shape = writer.shape();
                writer.reset();
                writer.startArray();
                writer.filled(shape, text, value);
                writer.filled(shape, text, value);
                writer.endArray();
                byte[] sent = writer.sent().bytes();
                byte[] canonical = writer.canonical().bytes();
                Runnable written = () -> write(value);
                writer.reset();
                writer.startArray();
                part(written, () -> writer.text(text));
                part(written, () -> writer.text(text));
                writer.endArray();
                assertThat(sent).isEqualTo(writer.sent().bytes());
                assertThat(canonical).isEqualTo(writer.canonical().bytes());
            }
        }
    }

    private void write(Object value) {
        if (value instanceof BigDecimal number) {
            writer.number(number);
        } else if (value instanceof Boolean flag) {
            writer.flag(flag);
        } else {
            writer.text((String) value);
        }
    }

    private void part(Runnable first, Runnable second) {
        writer.startObject();
        writer.name(new DualJsonWriter.Name("value"));
        first.run();
        writer.name(new DualJsonWriter.Name("label"));
        writer.text("贷款增量 \u0001");
        writer.name(new DualJsonWriter.Name("reason"));
        second.run();
        writer.endObject();
    }

    @Test
    void whatIsNotSentStaysInTheCanonicalForm() {
        writer.startObject();
        writer.name(new DualJsonWriter.Name("b"));
        writer.number(1);
        int before = writer.sent().length();
        writer.name(new DualJsonWriter.Name("a"));
        writer.text("kept to itself");
        writer.unsend(before);
        writer.name(new DualJsonWriter.Name("c"));
        writer.flag(true);
        writer.endObject();
        assertThat(writer.sent().bytes()).asString().isEqualTo("{\"b\":1,\"c\":true}");
        assertThat(writer.canonical().bytes())
                .asString()
                .isEqualTo("{\"a\":\"kept to itself\",\"b\":\"1\",\"c\":true}");
    }

    @Test
    void halfACharacterIsNotWritten() {
        assertThatThrownBy(() -> writer.text("\ud800x")).isInstanceOf(IllegalArgumentException.class);
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            writer.startObject();
            node.properties().forEach(member -> {
                writer.name(new DualJsonWriter.Name(member.getKey()));
                write(member.getValue());
            });
            writer.endObject();
        } else if (node.isArray()) {
            writer.startArray();
            node.forEach(this::write);
            writer.endArray();
        } else if (node.isBoolean()) {
            writer.flag(node.booleanValue());
        } else if (node.isNull()) {
            writer.nothing();
        } else if (node.isLong()) {
            writer.number(node.longValue());
        } else if (node.isNumber()) {
            writer.number(node.decimalValue());
        } else if (node.textValue().length() % 2 == 0) {
            writer.constant(new JsonConstant(node.textValue()));
        } else {
            writer.text(node.textValue());
        }
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth < DEEPEST ? 8 : 6)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextLong());
            case 3 -> make.numberNode(BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(30)));
            case 4, 5 -> make.textNode(text(random) + text(random));
            case 6 -> object(random, depth + 1);
            default -> {
                ArrayNode array = make.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(value(random, depth + 1));
                }
                yield array;
            }
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(12); i > 0; i--) {
            object.set(text(random) + text(random), value(random, depth));
        }
        return object;
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
