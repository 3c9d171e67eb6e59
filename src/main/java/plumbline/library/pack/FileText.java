package plumbline.library.pack;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** Decodes a file of a pack, strictly; what is in another encoding is named, with the encoding it seems to be in. */
final class FileText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    /**
     * The text, without a byte order mark.
     *
     * @throws PackRejected when the bytes are not UTF-8
     */
    static String decoded(String file, byte[] bytes) throws PackRejected {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(input, text, true);
        int length = text.position();
        String read = text.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
            int column = length - read.lastIndexOf('\n');
            throw new PackRejected(List.of(named(file, bytes, line, column)));
        }
        return !read.isEmpty() && read.charAt(0) == BYTE_ORDER_MARK ? read.substring(1) : read;
    }

    private static Finding named(String file, byte[] bytes, int line, int column) {
        boolean isUtf16 =
                bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && (bytes[0] & 0xFF) >= 0xFE;
        if (isUtf16) {
            return Finding.ofFile(file, "not-utf-8.other", "UTF-16");
        }
        return isGb18030(bytes)
                ? Finding.error(file, line, column, null, "not-utf-8.other", "GBK")
                : Finding.error(file, line, column, null, "not-utf-8");
    }

    private static boolean isGb18030(byte[] bytes) {
        try {
            String text = Charset.forName("GB18030")
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.codePoints()
                    .filter(c -> c >= 0x80)
                    .allMatch(c -> Character.isIdeographic(c) || "，。；：“”‘’（）、《》〔〕【】！？—…％＋－×≥≤　".indexOf(c) >= 0);
        } catch (CharacterCodingException another) {
            return false;
        }
    }
}
