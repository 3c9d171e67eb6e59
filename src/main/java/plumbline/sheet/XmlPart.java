package plumbline.sheet;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part's elements one after another, by their names without namespaces. A document type, which could name
 * entities without end or files of the machine, is refused. Used by one thread.
 */
final class XmlPart {
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    XmlPart(byte[] xml) throws XMLStreamException {
        this.reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Goes on to the next element that begins; false at the end. */
    boolean next() throws XMLStreamException {
        while (reader.hasNext()) {
            int event = event();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** Goes on to the next element that begins within the one named; false once that has ended. */
    boolean nextWithin(String element) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = event();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && name().equals(element)) {
                return false;
            }
        }
        return false;
    }

    private int event() throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("a document type");
        }
        return event;
    }

    String name() {
        return reader.getLocalName();
    }

    /** The attribute with this name, of whatever namespace; null when there is none. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** All text of the element that has begun; goes on to its end. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int level = 1;
        while (level > 0) {
            int event = event();
            if (event == XMLStreamConstants.START_ELEMENT) {
                level++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                level--;
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    /** What stands in the element's {@code t} elements, but not how it is pronounced; goes on to its end. */
    String richText(String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (nextWithin(element)) {
            if (name().equals("rPh")) {
                text();
            } else if (name().equals("t")) {
                text.append(text());
            }
        }
        return text.toString();
    }
}
