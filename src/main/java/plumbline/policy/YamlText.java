package plumbline.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Parses the YAML files of packs: strictly, and with every fault at its line and column. Stateless. */
public final class YamlText {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(40)
                    .maxNumberLength(100)
                    .build())
            .build();

    private YamlText() {}

    /**
     * The tree of the text.
     *
     * @param file how findings name it
     * @throws PackRejected when the text is not YAML, or holds a key twice
     */
    public static LocatedTree parse(String file, String text) throws PackRejected {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return LocatedTree.read(parser);
        } catch (JsonProcessingException fault) {
            throw rejected(file, text, fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static PackRejected rejected(String file, String text, JsonProcessingException fault) {
        JsonLocation place = fault.getLocation() == null ? JsonLocation.NA : fault.getLocation();
        int line = Math.max(place.getLineNr(), 0);
        String said = fault.getOriginalMessage().lines().findFirst().orElse("");
        return new PackRejected(
                List.of(
                        new Finding(
                                "yaml-syntax",
                                file,
                                line,
                                Math.max(place.getColumnNr(), 0),
                                text.lines()
                                        .skip(Math.max(line - 1, 0))
                                        .findFirst()
                                        .orElse(null),
                                new Text("不是有效的 YAML：" + said, "This is not valid YAML: " + said),
                                new Text(
                                        "检查缩进（只用空格）、冒号后的空格、引号和括号是否成对，键是否重复",
                                        "Check the indentation (spaces only), the space behind each colon, that quotes and brackets are closed, and that no key stands twice"))));
    }
}
