package plumbline.explanation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import plumbline.text.Text;

/** What is said beside a part of an explanation, sentence by sentence. Used by one thread. */
final class Sentences {
    private final List<Text> sentences = new ArrayList<>();

    Sentences add(Text sentence) {
        sentences.add(sentence);
        return this;
    }

    /** Puts them beside the part. */
    void addTo(ObjectNode part) {
        String zh = String.join("；", sentences.stream().map(Text::zh).toList());
        String en = String.join("; ", sentences.stream().map(Text::en).toList());
        put(part, "text", new Text(zh + "。", en + "."));
    }

    /** A list of things whose names may hold commas of their own kind. */
    static Text listed(List<Text> parts) {
        return new Text(
                String.join("，", parts.stream().map(Text::zh).toList()),
                String.join(", ", parts.stream().map(Text::en).toList()));
    }

    static void put(ObjectNode json, String name, Text text) {
        json.putObject(name).put("zh", text.zh()).put("en", text.en());
    }
}
