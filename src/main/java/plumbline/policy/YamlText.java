package plumbline.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Parses the YAML files of packs: strictly, and with every fault at its line and column. Stateless. */
public final class YamlText {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
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
        Lines lines = new Lines(text);
        List<Finding> findings = new ArrayList<>(UnseenCharacters.in(file, lines));
        try (JsonParser parser = FACTORY.createParser(text)) {
            LocatedTree tree = LocatedTree.read(parser);
            tree.again().forEach(again -> findings.add(duplicate(file, lines, again)));
            if (findings.isEmpty()) {
                return tree;
            }
        } catch (JsonProcessingException fault) {
            if (findings.isEmpty()) {
                findings.addAll(new YamlFaults(file, lines).of(fault));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        throw new PackRejected(findings);
    }

    private static Finding duplicate(String file, Lines lines, LocatedTree.Again again) {
        int first = again.first().getLineNr();
        return new Finding(
                "duplicate-key",
                file,
                again.second().getLineNr(),
                again.second().getColumnNr(),
                lines.quoted(again.second().getLineNr()),
                new Text(
                        "“" + again.key() + "”写了两次，前一次在第 " + first + " 行",
                        again.key() + " stands twice, first in line " + first),
                new Text("留下一个，或给其中一个改名", "Keep one of them, or rename one"));
    }
}
