package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Answers of AWS as trees: an element of {@code member}s is a list, one with other elements an
 * object, any other a text. There are no document types and so no entities, and no depth beyond
 * thirty.
 */
final class AwsXml {
  private static final int DEEPEST = 30;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AwsXml() {}

  /** The content of the outermost element. */
  static JsonNode read(HttpApi.Raw raw) throws SystemUnreadable {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(raw.body()));
      reader.nextTag();
      return element(reader, 0);
    } catch (XMLStreamException e) {
      throw new SystemUnreadable("`%s` answered with no XML".formatted(raw.uri().getPath()), e);
    }
  }

  private static JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("elements are nested more than %d deep".formatted(DEEPEST));
    }
    ObjectNode object = NODES.objectNode();
    ArrayNode members = NODES.arrayNode();
    StringBuilder text = new StringBuilder();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.isStartElement()) {
        String name = reader.getLocalName();
        JsonNode child = element(reader, depth + 1);
        if (name.equals("member")) {
          members.add(child);
        } else {
          object.set(name, child);
        }
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    if (!members.isEmpty()) {
      return members;
    }
    return object.isEmpty() ? NODES.textNode(text.toString().strip()) : object;
  }
}
