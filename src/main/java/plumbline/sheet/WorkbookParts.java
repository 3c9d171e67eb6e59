package plumbline.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of an Office Open XML file by name. Stateless. */
final class WorkbookParts {
    /** Of all parts together; a file of the allowed size can unpack to a thousand times as much. */
    private static final int MOST_BYTES = 16_000_000;

    private static final int MOST_PARTS = 1_000;
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private WorkbookParts() {}

    static Map<String, byte[]> of(byte[] file) throws SheetUnreadable {
        if (startsWith(file, OLE2)) {
            throw new SheetUnreadable(
                    "unreadable-table",
                    "这是旧的 .xls 文件，或加了密码；请用 Excel 或 WPS 打开，另存为不加密码的 .xlsx",
                    "this is an old .xls file, or one with a password; open it in a spreadsheet and save it as .xlsx"
                            + " without a password");
        }
        Map<String, byte[]> parts = new HashMap<>();
        int bytes = 0;
        // By the directory at the end, as spreadsheets do: what stands before each entry need not be right.
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                byte[] content;
                try (InputStream stream = zip.getInputStream(entry)) {
                    content = stream.readNBytes(MOST_BYTES - bytes + 1);
                }
                bytes += content.length;
                if (bytes > MOST_BYTES || parts.size() == MOST_PARTS) {
                    throw new SheetUnreadable(
                            "too-large-unpacked",
                            "工作簿解开后超过 " + MOST_BYTES + " 字节；请删去图片、空白的格式和无关的工作表，或分批",
                            "the workbook unpacks to more than " + MOST_BYTES
                                    + " bytes; delete pictures, formats of empty cells and other sheets, or split it");
                }
                if (parts.put(entry.getName(), content) != null) {
                    throw SheetUnreadable.malformed();
                }
            }
        } catch (IOException | IllegalArgumentException malformed) {
            throw SheetUnreadable.malformed();
        }
        return parts;
    }

    /** The part with this name, absolute or relative to the folder {@code xl}; null when there is none. */
    static byte @Nullable [] find(Map<String, byte[]> parts, String target) {
        return parts.get(target.startsWith("/") ? target.substring(1) : "xl/" + target);
    }

    private static boolean startsWith(byte[] file, byte[] beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (i >= file.length || file[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
