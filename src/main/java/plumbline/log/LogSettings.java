package plumbline.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up, without a file to be read at each start. {@code plumbline.log} is a level, and levels of single loggers:
 * {@code warn,plumbline.http=debug}. Thread-safe.
 */
public final class LogSettings extends ContextAwareBase implements Configurator {
    /** What a line looks like. */
    public enum Format {
        /** A line for people. */
        TEXT,
        /** An object of JSON in each line. */
        JSON
    }

    private static final String LEVELS = "plumbline.log";
    private static final String FORMAT = "plumbline.log.format";

    /** The request's id stands before what is said of it, and members behind. */
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %level %logger - "
            + "%replace([%X{request}] ){'^\\[\\] ', ''}%msg%replace( %kvp{NONE}){'^ $', ''}%n";

    /** Libraries that say at length what the program says itself, or nothing that anybody could use. */
    private static final Map<String, Level> LIBRARIES = Map.of(
            "org.drools", Level.OFF,
            "org.kie", Level.OFF,
            "io.javalin", Level.WARN,
            "io.javalin.Javalin", Level.OFF,
            "org.eclipse.jetty", Level.WARN,
            "org.flywaydb", Level.WARN,
            "com.zaxxer", Level.WARN,
            "io.micrometer", Level.WARN);

    /** Writes the log so from now on, and in processes that this one starts. */
    public static void use(Format format) {
        System.setProperty(FORMAT, format.name());
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        if (loggers instanceof LoggerContext context) {
            context.reset();
            new LogSettings().configure(context);
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout(context));
        encoder.start();
        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(context);
        errors.setTarget("System.err");
        errors.setEncoder(encoder);
        errors.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(errors);
        LIBRARIES.forEach((name, level) -> context.getLogger(name).setLevel(level));
        for (String setting : System.getProperty(LEVELS, "").split(",", -1)) {
            int equals = setting.indexOf('=');
            String name = equals < 0 ? Logger.ROOT_LOGGER_NAME : setting.substring(0, equals);
            String level = setting.substring(equals + 1);
            if (!level.isBlank()) {
                context.getLogger(name.strip()).setLevel(Level.toLevel(level.strip(), Level.INFO));
            }
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Layout<ILoggingEvent> layout(LoggerContext context) {
        if (System.getProperty(FORMAT, "").equals(Format.JSON.name())) {
            JsonLayout json = new JsonLayout();
            json.setContext(context);
            json.start();
            return json;
        }
        PatternLayout text = new PatternLayout();
        text.setContext(context);
        text.setPattern(PATTERN);
        text.start();
        return text;
    }
}
