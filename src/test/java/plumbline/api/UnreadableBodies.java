package plumbline.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bodies that are no JSON in UTF-8. */
final class UnreadableBodies {
    private final List<MalformedBody> bodies = new ArrayList<>();

    static List<MalformedBody> all() {
        UnreadableBodies texts = new UnreadableBodies();
        texts.truncated();
        texts.inOtherEncodings();
        texts.withBytesThatAreNoUtf8();
        texts.withStrangeCharacters();
        texts.withTextBehindTheEnd();
        texts.withSyntaxOfOtherLanguages();
        texts.withTheSameNameTwice();
        return texts.bodies;
    }

    private void truncated() {
        byte[] valid = MalformedBody.VALID.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < valid.length; length++) {
            bodies.add(new MalformedBody("cut behind byte " + length, java.util.Arrays.copyOf(valid, length)));
        }
    }

    private void inOtherEncodings() {
        String bom = "\uFEFF";
        for (String name : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GBK", "GB18030", "Big5")) {
            Charset charset = Charset.forName(name);
            bodies.add(new MalformedBody("in " + name, MalformedBody.VALID.getBytes(charset)));
            bodies.add(new MalformedBody(
                    "in " + name + " behind a mark",
                    (bom + MalformedBody.VALID)
                            .getBytes(StandardCharsets.UTF_16LE.equals(charset) ? StandardCharsets.UTF_16 : charset)));
        }
    }

    private void withBytesThatAreNoUtf8() {
        for (String hex : List.of(
                "80",
                "bf",
                "c0",
                "c1",
                "f5",
                "f8",
                "fe",
                "ff",
                "c3",
                "e4b8",
                "f09fa6",
                "c0af",
                "c080",
                "e080af",
                "f08080af",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080",
                "f8888080af",
                "c328",
                "e228a1")) {
            byte[] strange = HexFormat.of().parseHex(hex);
            bodies.add(new MalformedBody("bytes " + hex + " in a name", inserted(strange, "信江银行")));
            bodies.add(new MalformedBody("bytes " + hex + " between members", inserted(strange, "\"subjects\"")));
        }
    }

    private static byte[] inserted(byte[] strange, String before) {
        int at = MalformedBody.VALID.indexOf(before);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(MalformedBody.VALID.substring(0, at).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(strange);
        body.writeBytes(MalformedBody.VALID.substring(at).getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private void withStrangeCharacters() {
        for (char c = 0; c < 0x20; c++) {
            String code = "U+%04X".formatted((int) c);
            bodies.add(MalformedBody.with(code + " in a name", "信江", "信" + c + "江"));
            bodies.add(MalformedBody.with(code + " escaped in a name", "信江", "信\\u%04x江".formatted((int) c)));
            if ("\t\n\r".indexOf(c) < 0) {
                bodies.add(MalformedBody.with(code + " between members", ",\"asOf\"", "," + c + "\"asOf\""));
            }
        }
        for (String c : List.of("\uFEFF", "\u00A0", "\u3000", "\u2028", "\u2029", "\u200B", "\u0085", "\u202E")) {
            String code = "U+%04X".formatted((int) c.charAt(0));
            bodies.add(MalformedBody.with(code + " between members", ",\"asOf\"", "," + c + "\"asOf\""));
            bodies.add(MalformedBody.with(code + " in an id", "b1", "b" + c + "1"));
        }
        bodies.add(MalformedBody.of("two marks", "\uFEFF\uFEFF" + MalformedBody.VALID));
        for (String escape : List.of(
                "\\ud800",
                "\\udc00",
                "\\udc00\\ud800",
                "\\ud83d",
                "\\ud83d银",
                "\\u12",
                "\\uzzzz",
                "\\u",
                "\\x41",
                "\\'",
                "\\a",
                "\\0",
                "\\ ",
                "\\U0001f600")) {
            bodies.add(MalformedBody.with("escape " + escape, "信江", escape));
        }
    }

    private void withTextBehindTheEnd() {
        for (String text : List.of(
                "x",
                "{}",
                "}",
                "]",
                ",",
                "null",
                "0",
                "\"\"",
                "//",
                "/* */",
                "# x",
                "\u0000",
                MalformedBody.VALID,
                "\n" + MalformedBody.VALID)) {
            bodies.add(MalformedBody.of("followed by " + text.strip(), MalformedBody.VALID + text));
        }
    }

    private void withSyntaxOfOtherLanguages() {
        bodies.add(MalformedBody.with("line comment", "\"asOf\"", "// x\n\"asOf\""));
        bodies.add(MalformedBody.with("block comment", "\"asOf\"", "/* x */\"asOf\""));
        bodies.add(MalformedBody.with("hash comment", "\"asOf\"", "# x\n\"asOf\""));
        bodies.add(MalformedBody.with("single quotes", "\"b1\"", "'b1'"));
        bodies.add(MalformedBody.with("single quotes around a name", "\"asOf\"", "'asOf'"));
        bodies.add(MalformedBody.with("full-width quotes", "\"b1\"", "“b1”"));
        bodies.add(MalformedBody.with("full-width colon", "\"period\":", "\"period\"："));
        bodies.add(MalformedBody.with("full-width comma", ",\"asOf\"", "，\"asOf\""));
        bodies.add(MalformedBody.with("full-width bracket", "[{", "［{"));
        bodies.add(MalformedBody.with("name without quotes", "\"asOf\"", "asOf"));
        bodies.add(MalformedBody.with("text without quotes", "\"b1\"", "b1"));
        bodies.add(MalformedBody.with("comma behind the last member", "false}", "false,}"));
        bodies.add(MalformedBody.with("comma behind the last element", "}}]", "}},]"));
        bodies.add(MalformedBody.with("comma before the first element", "[{", "[,{"));
        bodies.add(MalformedBody.with("comma before the first member", "{\"period\"", "{,\"period\""));
        bodies.add(MalformedBody.with("two commas", ",\"asOf\"", ",,\"asOf\""));
        bodies.add(MalformedBody.with("no comma", ",\"asOf\"", " \"asOf\""));
        bodies.add(MalformedBody.with("no colon", "\"period\":", "\"period\" "));
        bodies.add(MalformedBody.with("equals sign", "\"period\":", "\"period\"="));
        bodies.add(MalformedBody.with("two colons", "\"period\":", "\"period\"::"));
        bodies.add(MalformedBody.with("semicolon", ",\"asOf\"", ";\"asOf\""));
        bodies.add(MalformedBody.with("no value", "\"b1\"", ""));
        bodies.add(MalformedBody.with("wrong bracket", "}}]}", "}}}]"));
        bodies.add(MalformedBody.with("a line break in a text", "信江", "信\n江"));
        bodies.add(MalformedBody.of("YAML", "period: '2022'\nsubjects: []\n"));
        bodies.add(MalformedBody.of("XML", "<request><period>2022</period></request>"));
        bodies.add(MalformedBody.of("CSV", "id,name,taxPaid\nb1,x,1\n"));
        bodies.add(MalformedBody.of("a form", "period=2022&subjects="));
        bodies.add(MalformedBody.of("a prefix against scripts", ")]}',\n" + MalformedBody.VALID));
        for (String word :
                List.of("True", "FALSE", "None", "nil", "undefined", "nul", "nulll", "tru", "truee", "yes")) {
            bodies.add(MalformedBody.with("word " + word, "false", word));
        }
    }

    private void withTheSameNameTwice() {
        bodies.add(MalformedBody.with("period twice", "{\"period\"", "{\"period\":\"2022\",\"period\""));
        bodies.add(MalformedBody.with(
                "period twice, once escaped", "{\"period\"", "{\"\\u0070eriod\":\"2022\",\"period\""));
        bodies.add(MalformedBody.with("context twice", "\"context\"", "\"context\":{},\"context\""));
        bodies.add(MalformedBody.with("pool twice", "\"pool\"", "\"pool\":1,\"pool\""));
        bodies.add(MalformedBody.with("subjects twice", "\"subjects\"", "\"subjects\":[],\"subjects\""));
        bodies.add(MalformedBody.with("id twice", "\"id\"", "\"id\":\"b0\",\"id\""));
        bodies.add(MalformedBody.with("indicators twice", "\"indicators\"", "\"indicators\":{},\"indicators\""));
        bodies.add(MalformedBody.with("taxPaid twice", "\"taxPaid\"", "\"taxPaid\":1200,\"taxPaid\""));
        bodies.add(MalformedBody.with("an unknown name twice", "\"taxPaid\"", "\"x\":{\"y\":1,\"y\":2},\"taxPaid\""));
    }
}
