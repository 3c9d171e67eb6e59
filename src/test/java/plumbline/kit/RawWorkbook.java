package plumbline.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of parts that are written by hand, as no spreadsheet would write them. */
public final class RawWorkbook {
    private static final String RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private String properties = "";

    /** A sheet with these rows, each in XML. */
    public RawWorkbook sheet(String name, String rows) {
        return sheetPart(name, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    /** A sheet that is this XML. */
    public RawWorkbook sheetPart(String name, String xml) {
        int number = parts.size() + 1;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\"/>".formatted(name, number, number));
        return linked("s" + number, "worksheet", "worksheets/sheet" + number + ".xml", xml);
    }

    public RawWorkbook sharedStrings(String items) {
        return linked("t", "sharedStrings", "sharedStrings.xml", "<sst>" + items + "</sst>");
    }

    /** Styles with these formats of numbers, from style 0. */
    public RawWorkbook formats(String... codes) {
        StringBuilder formats = new StringBuilder("<styleSheet><numFmts>");
        StringBuilder styles =
                new StringBuilder("</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>");
        for (int i = 0; i < codes.length; i++) {
            boolean isBuiltIn = codes[i].matches("[0-9]+");
            String id = isBuiltIn ? codes[i] : String.valueOf(200 + i);
            if (!isBuiltIn) {
                String code = codes[i].replace("\"", "&quot;");
                formats.append("<numFmt numFmtId=\"%s\" formatCode=\"%s\"/>".formatted(id, code));
            }
            styles.append("<xf numFmtId=\"%s\"/>".formatted(id));
        }
        return linked("f", "styles", "styles.xml", formats.toString() + styles + "</cellXfs></styleSheet>");
    }

    public RawWorkbook from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** A part besides. */
    public RawWorkbook part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    private RawWorkbook linked(String id, String type, String target, String xml) {
        links.append(
                "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, RELATIONSHIP, type, target));
        return part("xl/" + target, xml);
    }

    public byte[] bytes() {
        Map<String, String> all = new LinkedHashMap<>(parts);
        all.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                        .formatted(RELATIONSHIP, properties, sheets));
        all.put("xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
