package plumbline.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import plumbline.kit.Street;
import plumbline.packs.oracle.Cohorts;
import plumbline.text.JsonText;

/** Lines of every pack: its sample, random cohorts, and lines that are wrong in one way or another. */
final class ManyLines {
    private ManyLines() {}

    /** @param cohorts of each pack */
    static Path write(Path file, int cohorts, int invalid) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String policy : Street.policies()) {
            lines.add(line(policy, JsonText.read(Files.readAllBytes(Path.of("samples", policy, "request.json")))));
            for (int seed = 0; seed < cohorts; seed++) {
                lines.add(line(policy, Cohorts.random(new Random(seed), policy)));
            }
        }
        List<String> sound = List.copyOf(lines);
        for (int i = 0; i < invalid; i++) {
            String line = sound.get(i % sound.size());
            lines.add(
                    switch (i % 6) {
                        case 0 -> line.replace("\"policy\":\"", "\"policy\":\"x-");
                        case 1 -> line.substring(0, line.length() / 2);
                        case 2 -> line.replaceFirst("\"period\":\"[^\"]*\"", "\"period\":\"soon\"");
                        case 3 -> line.replaceFirst("\"id\":\"", "\"id\":\"\\\\u202e");
                        case 4 -> " \t" + "\r";
                        default -> line.replaceFirst("\"subjects\":\\[", "\"subjects\":[7,");
                    });
        }
        Collections.shuffle(lines, new Random(20));
        return Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private static String line(String policy, JsonNode request) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("policy", policy);
        return new String(JsonText.bytes(line.set("request", request)), StandardCharsets.UTF_8);
    }
}
