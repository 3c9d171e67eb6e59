package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Edits;
import plumbline.library.revision.PendingFile;
import plumbline.rules.names.Translation;
import plumbline.text.Finding;
import plumbline.text.PackRejected;
import plumbline.text.WholeFile;

/** {@code plumbline translate}. */
@Command(
        name = "translate",
        description = "把方案的规则改写成中文名称（zh）或代码（en），改回来一字不差。"
                + "Rewrites a pack's rules in Chinese names (zh) or in codes (en); the way back restores every byte.",
        mixinStandardHelpOptions = true)
final class TranslateCommand implements Callable<Integer> {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Mixin
    private RulesOption rules = new RulesOption();

    @Parameters(paramLabel = "POLICY", description = "方案。The policy.")
    private String policy = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "zh|en",
            description = "zh 中文名称，en 代码。zh: Chinese names; en: codes.")
    private Translation.Language to = Translation.Language.ZH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PackFolder folder = rules.folder(policy);
        try {
            Translation translation = Pack.translated(folder, to);
            Edits edits = edits(folder, translation);
            List<PendingFile> changed = edits.pending(folder);
            List<Finding> obstacles = edits.obstacles(folder);
            if (!obstacles.isEmpty()) {
                throw new PackRejected(obstacles);
            }
            for (PendingFile file : changed) {
                WholeFile.write(
                        rules.path().resolve(policy).resolve(file.name()),
                        file.after().orElseThrow());
            }
            out.println(policy + ": " + changed.size() + " 个规则文件改写成"
                    + (to == Translation.Language.ZH ? "中文名称" : "代码") + " / "
                    + (changed.size() == 1 ? "rule file" : "rule files") + " rewritten in "
                    + (to == Translation.Language.ZH ? "Chinese names" : "codes"));
            if (!translation.kept().isEmpty()) {
                String codes = String.join(", ", translation.kept());
                out.println("    名称与别的重复，或者不能写成一个词，仍用代码：" + codes);
                out.println("    Still codes, since their labels are not theirs alone or no words: " + codes);
            }
            return 0;
        } catch (PackRejected rejected) {
            rejected.findings().forEach(finding -> out.println(policy + "/" + finding));
            return ExitStatus.WRONG;
        }
    }

    /** The files with the byte order mark that they had, for editors that know UTF-8 by it. */
    private static Edits edits(PackFolder folder, Translation translation) {
        SortedMap<String, Optional<byte[]>> files = new TreeMap<>();
        translation.texts().forEach((name, text) -> {
            String begin = new String(folder.files().get(name), StandardCharsets.UTF_8);
            String mark = begin.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
            files.put(name, Optional.of((mark + text).getBytes(StandardCharsets.UTF_8)));
        });
        return new Edits(files);
    }
}
