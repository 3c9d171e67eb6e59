package plumbline.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import plumbline.text.Text;

/**
 * Reads JSON strictly: UTF-8 only, no name twice in an object, nothing after the document, no NaN, no half of a surrogate
 * pair (which no store could keep as it is), and bounds on depth and lengths. Numbers keep every digit. Thread-safe.
 */
public final class StrictJson {
    /** For requests for an evaluation. */
    public static final StrictJson REQUESTS = new StrictJson(Limits.MAX_BYTES, Limits.MAX_STRING_LENGTH);

    private final int maxBytes;
    private final JsonFactory factory;

    /** @param maxStringLength in characters, of a single text */
    public StrictJson(int maxBytes, int maxStringLength) {
        this.maxBytes = maxBytes;
        this.factory = new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(maxBytes)
                        .maxNestingDepth(Limits.MAX_DEPTH)
                        .maxNumberLength(Limits.MAX_NUMBER_LENGTH)
                        .maxStringLength(maxStringLength)
                        .maxNameLength(Limits.MAX_MEMBER_LENGTH)
                        .build())
                .build();
    }

    /** Makes something of a document. */
    interface Reading<T> {
        T of(JsonTree document) throws IOException, RequestRejected;
    }

    /**
     * The document.
     *
     * @throws RequestRejected when it is too large or malformed, or holds a text that cannot be kept as it is
     */
    public JsonNode read(byte[] bytes) throws RequestRejected {
        return read(bytes, document -> {
            JsonNode root = document.value(Place.ROOT);
            document.end();
            return root;
        });
    }

    /**
     * What is made of the document, which need not be held as a whole. The same document may be read twice, the second
     * time only to say where it is malformed.
     *
     * @throws RequestRejected when it is too large or malformed, or the reading says so
     */
    <T> T read(byte[] bytes, Reading<T> reading) throws RequestRejected {
        if (bytes.length > maxBytes) {
            throw new RequestRejected(
                    RequestRejected.Kind.TOO_LARGE,
                    List.of(new Problem(
                            "",
                            "too-large",
                            "请求超过 " + maxBytes + " 字节，请分批",
                            "the request has more than " + maxBytes + " bytes; split it")));
        }
        Utf8Bytes utf8 = new Utf8Bytes(bytes);
        int wrong = utf8.firstThatIsNone();
        if (wrong >= 0) {
            throw malformed(
                    "",
                    "not-utf-8",
                    new Text(
                            "第 " + (wrong + 1) + " 个字节不是 UTF-8；请把文件另存为 UTF-8 编码",
                            "byte " + (wrong + 1) + " is not UTF-8; save the file in UTF-8"));
        }
        if (utf8.isBlank()) {
            throw malformed(
                    "", "empty-document", new Text("请求是空的，应为一个 JSON 对象", "the request is empty; send a JSON object"));
        }
        try {
            if (utf8.isPlain()) {
                try (JsonParser parser = factory.createParser(bytes, utf8.start(), bytes.length - utf8.start())) {
                    return reading.of(new JsonTree(parser, utf8.hasEscapes()));
                } catch (JsonProcessingException placedByBytes) {
                    // Its columns count bytes; the parser of characters says where a person finds the fault.
                }
            }
            try (JsonParser parser = factory.createParser(utf8.characters())) {
                return read(parser, utf8, reading);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static <T> T read(JsonParser parser, Utf8Bytes utf8, Reading<T> reading)
            throws RequestRejected, IOException {
        try {
            return reading.of(new JsonTree(parser, utf8.hasEscapes()));
        } catch (JsonProcessingException fault) {
            String pointer = parser.getParsingContext().pathAsPointer().toString();
            throw malformed(pointer, code(fault), explained(fault));
        }
    }

    private static String code(JsonProcessingException fault) {
        if (fault instanceof StreamConstraintsException) {
            return "limit-exceeded";
        }
        if (fault instanceof JsonEOFException) {
            return "truncated";
        }
        return isDuplicate(fault) ? "duplicate-member" : "json-syntax";
    }

    private static Text explained(JsonProcessingException fault) {
        JsonLocation location = fault.getLocation() == null ? JsonLocation.NA : fault.getLocation();
        String zhPlace = "第 " + location.getLineNr() + " 行第 " + location.getColumnNr() + " 列：";
        String enPlace = "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
        String said = fault.getOriginalMessage();
        String zh =
                switch (code(fault)) {
                    case "limit-exceeded" -> "超过允许的长度、层数或数量，请缩短或分批";
                    case "truncated" -> "JSON 没有写完整，缺少结尾的括号或引号";
                    case "duplicate-member" -> "同一个对象里有重名的成员，请删去一个";
                    default -> "不是有效的 JSON，请检查逗号、引号和括号";
                };
        return new Text(zhPlace + zh, enPlace + said.lines().findFirst().orElse(said));
    }

    private static boolean isDuplicate(JsonProcessingException fault) {
        return fault.getOriginalMessage().startsWith("Duplicate ");
    }

    private static RequestRejected malformed(String pointer, String code, Text message) {
        return new RequestRejected(RequestRejected.Kind.MALFORMED, List.of(new Problem(pointer, code, message)));
    }
}
