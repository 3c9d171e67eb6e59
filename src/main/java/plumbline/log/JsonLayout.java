package plumbline.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.event.KeyValuePair;

/**
 * A line of the log as an object: {@code at}, {@code level}, {@code logger}, the {@code request} that it belongs to, the
 * {@code message}, {@code error} with the stack trace, and members of its own. Thread-safe.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("at", event.getInstant().toString())
                .put("level", event.getLevel().toString())
                .put("logger", event.getLoggerName());
        event.getMDCPropertyMap().forEach(line::put);
        line.put("message", event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair member : event.getKeyValuePairs()) {
                if (member.value instanceof Number number) {
                    line.put(member.key, number.longValue());
                } else {
                    line.put(member.key, String.valueOf(member.value));
                }
            }
        }
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            line.put("error", ThrowableProxyUtil.asString(error));
        }
        return line + System.lineSeparator();
    }
}
