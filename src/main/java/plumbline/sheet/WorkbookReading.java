package plumbline.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Office Open XML workbooks (ECMA-376 part 1, 18). Written here because what is sent is not trusted: the known readers build
 * rows as wide, and repeat formulas as often, as the file says, and do not tell of merged cells. Stateless.
 */
final class WorkbookReading {
    private static final int MOST_SHEETS = 50;

    private static final String SHARED_STRINGS = "sharedStrings";
    private static final String STYLES = "styles";

    private WorkbookReading() {}

    static List<Sheet> sheets(byte[] file, int mostRows) throws SheetUnreadable {
        Map<String, byte[]> parts = WorkbookParts.of(file);
        try {
            return sheets(parts, mostRows);
        } catch (XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw SheetUnreadable.malformed();
        }
    }

    private static List<Sheet> sheets(Map<String, byte[]> parts, int mostRows)
            throws SheetUnreadable, XMLStreamException {
        Map<String, String> targetById = new HashMap<>();
        Map<String, String> targetByType = new HashMap<>();
        XmlPart links = new XmlPart(part(parts, "_rels/workbook.xml.rels"));
        while (links.next()) {
            String type = Objects.requireNonNullElse(links.attribute("Type"), "");
            String target = Objects.requireNonNullElse(links.attribute("Target"), "");
            targetById.put(Objects.requireNonNullElse(links.attribute("Id"), ""), target);
            targetByType.put(type.substring(type.lastIndexOf('/') + 1), target);
        }
        List<String> texts = sharedStrings(parts, targetByType.get(SHARED_STRINGS));
        boolean is1904 = false;
        List<CellFormat> formats = List.of();
        String styles = targetByType.get(STYLES);
        if (styles != null) {
            formats = CellFormat.ofStyles(new XmlPart(part(parts, styles)));
        }
        List<Sheet> sheets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        SheetReader.Room room = new SheetReader.Room(mostRows);
        XmlPart book = new XmlPart(part(parts, "workbook.xml"));
        while (book.next()) {
            if (book.name().equals("workbookPr")) {
                is1904 = List.of("1", "true").contains(Objects.requireNonNullElse(book.attribute("date1904"), ""));
            } else if (book.name().equals("sheet")) {
                String target = targetById.getOrDefault(Objects.requireNonNullElse(book.attribute("id"), ""), "");
                if (!seen.add(target) || seen.size() > MOST_SHEETS) {
                    throw SheetUnreadable.malformed();
                }
                String name =
                        Objects.requireNonNullElse(book.attribute("name"), "").strip();
                byte[] part = part(parts, target);
                sheets.add(new SheetReader(new CellText(texts, formats, is1904), room).read(name, new XmlPart(part)));
            }
        }
        if (sheets.isEmpty()) {
            throw SheetUnreadable.malformed();
        }
        return sheets;
    }

    private static List<String> sharedStrings(Map<String, byte[]> parts, @Nullable String target)
            throws SheetUnreadable, XMLStreamException {
        List<String> texts = new ArrayList<>();
        if (target != null) {
            XmlPart part = new XmlPart(part(parts, target));
            while (part.next()) {
                if (part.name().equals("si")) {
                    texts.add(part.richText("si"));
                }
            }
        }
        return texts;
    }

    private static byte[] part(Map<String, byte[]> parts, String target) throws SheetUnreadable {
        byte[] part = WorkbookParts.find(parts, target);
        if (part == null) {
            throw SheetUnreadable.malformed();
        }
        return part;
    }
}
