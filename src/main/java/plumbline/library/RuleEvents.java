package plumbline.library;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.RuleEvent.Kind;
import plumbline.text.Finding;

/** Tells what happens to rules: to the log, and to those who listen. Thread-safe. */
final class RuleEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RuleEvents.class);

    private final List<Consumer<RuleEvent>> listeners = new CopyOnWriteArrayList<>();

    /** Tells the listener of all that happens from now on; it must not wait. */
    void listen(Consumer<RuleEvent> listener) {
        listeners.add(listener);
    }

    /** Reports what is beside the packs and was meant for one, or that nothing is any more. */
    static void tellBeside(List<Finding> misplaced) {
        if (misplaced.isEmpty()) {
            LOG.info("各方案之外已没有放错地方的文件 / no misplaced files beside the packs any more");
        } else {
            LOG.warn("各方案之外有放错地方的文件 / misplaced files beside the packs:\n{}", lines(misplaced));
        }
    }

    /** Tells what happened to the revision, if anything did, and that the faults of the policy's files are mended. */
    void tell(@Nullable PolicyState before, PolicyState now, @Nullable Kind happened, String revision) {
        if (happened != null) {
            tell(RuleEvent.of(happened, now.id(), revision, now.findings()));
        }
        if (before != null && Finding.errors(before.findings()) > 0 && Finding.errors(now.findings()) == 0) {
            tell(RuleEvent.of(Kind.RULES_RECOVERED, now.id(), now.seen(), List.of()));
        }
    }

    void tell(RuleEvent event) {
        switch (event.kind()) {
            case RULES_ACTIVATED -> {
                LOG.info("方案 {} 启用版本 {} / now in force", event.policy(), event.revision());
                if (!event.findings().isEmpty()) {
                    LOG.warn("方案 {} 有提醒 / has warnings:\n{}", event.policy(), lines(event.findings()));
                }
            }
            case RULES_RECOVERED ->
                LOG.info("方案 {} 的文件已没有错误 / its files have no faults any more: {}", event.policy(), event.revision());
            case POLICY_REMOVED -> LOG.warn("方案 {} 的文件夹没有了 / its folder is gone", event.policy());
            case RULES_REJECTED ->
                LOG.warn(
                        "方案 {} 的文件有错误，没有启用 / its files have faults and are not in force:\n{}",
                        event.policy(),
                        lines(event.findings()));
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
