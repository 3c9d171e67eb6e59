package plumbline.library;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.text.Finding;

/** Tells the log what happens to rules. Stateless. */
final class RulesLog {
    private static final Logger LOG = LoggerFactory.getLogger(RulesLog.class);

    private RulesLog() {}

    /** Reports what is beside the packs and was meant for one, or that nothing is any more. */
    static void beside(List<Finding> misplaced) {
        if (misplaced.isEmpty()) {
            LOG.info("各方案之外已没有放错地方的文件 / no misplaced files beside the packs any more");
        } else {
            LOG.warn("各方案之外有放错地方的文件 / misplaced files beside the packs:\n{}", lines(misplaced));
        }
    }

    static void activated(String policy, String revision, List<Finding> warnings) {
        LOG.info("方案 {} 启用版本 {} / now in force", policy, revision);
        if (!warnings.isEmpty()) {
            LOG.warn("方案 {} 有提醒 / has warnings:\n{}", policy, lines(warnings));
        }
    }

    static void recovered(String policy, String revision) {
        LOG.info("方案 {} 的文件已没有错误 / its files have no faults any more: {}", policy, revision);
    }

    static void removed(String policy) {
        LOG.warn("方案 {} 的文件夹没有了 / its folder is gone", policy);
    }

    static void rejected(String policy, List<Finding> findings) {
        LOG.warn("方案 {} 的文件有错误，没有启用 / its files have faults and are not in force:\n{}", policy, lines(findings));
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
