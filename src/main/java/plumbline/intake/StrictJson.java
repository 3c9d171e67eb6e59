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
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/**
 * Reads JSON strictly: UTF-8 only, no name twice in an object, nothing after the document, no NaN, no half of a surrogate
 * pair (which no store could keep as it is), and bounds on depth and lengths. Numbers keep every digit. Thread-safe.
 */
public final class StrictJson {
    /** For requests for an evaluation. */
    public static final StrictJson REQUESTS = new StrictJson(Limits.MAX_BYTES, Limits.MAX_STRING_LENGTH);

    /** Only an escape such as \ud800 can write what is no character; as a regular expression sees a text, no pair has one. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

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
                        .maxTokenCount(Limits.MAX_TOKENS)
                        .build())
                .build();
    }

    /**
     * The document.
     *
     * @throws RequestRejected when it is too large or malformed, or holds a text that cannot be kept as it is
     */
    public JsonNode read(byte[] bytes) throws RequestRejected {
        if (bytes.length > maxBytes) {
            throw new RequestRejected(
                    RequestRejected.Kind.TOO_LARGE,
                    List.of(new Problem(
                            "",
                            "too-large",
                            "请求超过 " + maxBytes + " 字节，请分批",
                            "the request has more than " + maxBytes + " bytes; split it")));
        }
        String text = decoded(bytes);
        if (text.isBlank()) {
            throw malformed(
                    "", "empty-document", new Text("请求是空的，应为一个 JSON 对象", "the request is empty; send a JSON object"));
        }
        try (JsonParser parser = factory.createParser(text)) {
            JsonNode document = read(parser);
            if (text.contains("\\u")) {
                refuseHalves(document);
            }
            return document;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static JsonNode read(JsonParser parser) throws RequestRejected, IOException {
        try {
            return JsonTree.read(parser);
        } catch (JsonProcessingException fault) {
            String pointer = parser.getParsingContext().pathAsPointer().toString();
            throw malformed(pointer, code(fault), explained(fault));
        }
    }

    private static void refuseHalves(JsonNode root) throws RequestRejected {
        Problems problems = new Problems();
        findHalves(root, "", problems);
        problems.throwIfAny();
    }

    private static void findHalves(JsonNode node, String pointer, Problems problems) {
        if (node.isTextual()) {
            findHalf(node.textValue(), pointer, problems);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                findHalves(node.get(i), pointer + "/" + i, problems);
            }
        } else {
            node.properties().forEach(member -> {
                // The answer that names the place could not be written with the half in it.
                String name = HALF.matcher(member.getKey()).replaceAll("\uFFFD");
                String place = pointer + "/" + LocatedTree.escaped(name);
                findHalf(member.getKey(), place, problems);
                findHalves(member.getValue(), place, problems);
            });
        }
    }

    private static void findHalf(String text, String pointer, Problems problems) {
        Matcher half = HALF.matcher(text);
        if (half.find()) {
            String shown = "U+%04X".formatted((int) text.charAt(half.start()));
            problems.add(
                    pointer,
                    "half-character",
                    "第 " + (half.start() + 1) + " 个字符只有一半（" + shown + "），不能原样保存；请删去，或写完整",
                    "character " + (half.start() + 1) + " is only half of one (" + shown
                            + ") and cannot be kept as it is; remove it, or write all of it");
        }
    }

    private static String decoded(byte[] bytes) throws RequestRejected {
        String quickly = new String(bytes, StandardCharsets.UTF_8);
        String text = quickly.indexOf('\uFFFD') < 0 ? quickly : strictly(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The text in which a character stands that may be in the place of bytes that are not UTF-8. */
    private static String strictly(byte[] bytes) throws RequestRejected {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(input, output, true);
        if (result.isError()) {
            throw malformed(
                    "",
                    "not-utf-8",
                    new Text(
                            "第 " + (input.position() + 1) + " 个字节不是 UTF-8；请把文件另存为 UTF-8 编码",
                            "byte " + (input.position() + 1) + " is not UTF-8; save the file in UTF-8"));
        }
        return output.flip().toString();
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
