package plumbline.yaml;

import org.yaml.snakeyaml.error.YAMLException;
import plumbline.text.Lines;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;

/** Parses the YAML files of packs: strictly, and with every fault at its line and column. Stateless. */
public final class YamlText {
    private YamlText() {}

    /**
     * The tree of the text.
     *
     * @param file how findings name it
     * @throws PackRejected when the text is not YAML, holds what people and programs read differently, or too much
     */
    public static LocatedTree parse(String file, String text) throws PackRejected {
        Lines lines = new Lines(text);
        YamlFindings findings = new YamlFindings(file, lines);
        for (int i = 0; i < lines.all().size(); i++) {
            if (lines.all().get(i).length() > PackLimits.LINE_LENGTH) {
                findings.error(i + 1, 0, "line-too-long", PackLimits.LINE_LENGTH);
                throw findings.rejected();
            }
        }
        UnseenCharacters.in(lines, findings);
        try {
            LocatedTree tree = new YamlReader(text, findings).read();
            if (findings.isEmpty()) {
                return tree;
            }
        } catch (YAMLException fault) {
            if (findings.isEmpty()) {
                new YamlFaults(file, lines).of(fault).forEach(findings::add);
            }
        }
        throw findings.rejected();
    }
}
