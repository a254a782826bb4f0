package logbatch.cli;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// An element of an answer in XML.
record XmlElement(Element element) {

  /// Reads the root of a document. Names are taken without their namespaces, and a document type is
  /// refused, so that nothing outside the text is ever read.
  ///
  /// @throws IllegalArgumentException if the text is no such document
  static XmlElement parse(String text) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      // By default, it prints what it throws.
      builder.setErrorHandler(null);
      return new XmlElement(
          builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (SAXException e) {
      throw new IllegalArgumentException("not XML: " + e.getMessage(), e);
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser does not work", e);
    }
  }

  /// The elements at the end of a path of names from here, in their order.
  Stream<XmlElement> all(String... path) {
    var found = Stream.of(this);
    for (var name : path) {
      found = found.flatMap(parent -> parent.children(name).stream());
    }
    return found;
  }

  /// The text of a child; empty if there is none.
  Optional<String> text(String name) {
    return children(name).stream().findFirst().map(child -> child.element.getTextContent());
  }

  private List<XmlElement> children(String name) {
    var children = new ArrayList<XmlElement>();
    for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && name.equals(child.getLocalName())) {
        children.add(new XmlElement(child));
      }
    }
    return children;
  }
}
