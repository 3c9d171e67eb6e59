package plumbline.http.appeal;

import java.util.List;

/** Writes HTML in which every text is escaped. Used by one page. */
final class Html {
    private final StringBuilder html = new StringBuilder();

    /** A text as it may stand in an element or in a quoted attribute. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    /** @param tag of this program's own, never from a request or a pack */
    Html open(String tag) {
        html.append('<').append(tag).append(">\n");
        return this;
    }

    Html close(String tag) {
        html.append("</").append(tag).append(">\n");
        return this;
    }

    /** @param tag with its attributes, if any; of this program's own */
    Html element(String tag, String text) {
        String name = tag.split(" ", 2)[0];
        html.append('<')
                .append(tag)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** @param numbers which cells, from 0, hold numbers */
    Html row(String cell, List<String> texts, List<Integer> numbers) {
        open("tr");
        for (int i = 0; i < texts.size(); i++) {
            element(numbers.contains(i) ? cell + " class=\"number\"" : cell, texts.get(i));
        }
        return close("tr");
    }

    String text() {
        return html.toString();
    }
}
