package logbatch.local.template;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// A YAML file as maps, lists and scalars, with CloudFormation's short tags in their long form:
/// `!Sub x` is `{"Fn::Sub": "x"}`.
public final class YamlTree {

  /// Plain scalars that CloudFormation, which reads YAML 1.1, takes for a truth value or another
  /// number than YAML 1.2.
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(?i:yes|no|on|off)|[-+]?0[0-9_]+|[-+]?[0-9]+_[0-9_]*|[-+]?[0-9]+(:[0-5]?[0-9])+");

  private final Path file;

  private YamlTree(Path file) {
    this.file = file;
  }

  /// The map at the top of a file.
  ///
  /// @throws TemplateException if the file is no YAML, or has no map at its top
  public static Map<String, Object> read(Path file) {
    var settings =
        LoadSettings.builder().setLabel(file.toString()).setSchema(new CoreSchema()).build();
    try {
      Node root =
          new Compose(settings)
              .composeString(Files.readString(file))
              .orElseThrow(() -> new TemplateException(file.toString(), "is empty"));
      return new YamlTree(file).map(root);
    } catch (NoSuchFileException e) {
      throw new TemplateException(file.toString(), "there is no such file");
    } catch (IOException e) {
      throw new TemplateException(file.toString(), "cannot be read: " + e.getMessage());
    } catch (YamlEngineException e) {
      throw new TemplateException(file.toString(), "is no YAML: " + e.getMessage());
    }
  }

  private Map<String, Object> map(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, "a map is expected here");
    }
    var map = new LinkedHashMap<String, Object>();
    for (var entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw error(entry.getKeyNode(), "a key must be a text");
      }
      if (map.containsKey(key.getValue())) {
        throw error(key, key.getValue() + " is there twice; remove one");
      }
      map.put(key.getValue(), value(entry.getValueNode()));
    }
    return map;
  }

  private Object value(Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? intrinsic(tag.substring(1), node) : plainValue(node);
  }

  private Map<String, Object> intrinsic(String name, Node node) {
    boolean asItIs = name.equals("Ref") || name.equals("Condition");
    return Map.of(asItIs ? name : "Fn::" + name, untagged(node));
  }

  /// The node as if the short tag were not there; a tagged scalar is always text.
  private Object untagged(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      default -> plainValue(node);
    };
  }

  private Object plainValue(Node node) {
    return switch (node) {
      case MappingNode mapping -> map(mapping);
      case SequenceNode sequence -> list(sequence);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw error(node, "is not understood");
    };
  }

  private List<Object> list(SequenceNode sequence) {
    var list = new ArrayList<Object>();
    sequence.getValue().forEach(element -> list.add(value(element)));
    return list;
  }

  private Object scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() == ScalarStyle.PLAIN && AMBIGUOUS.matcher(text).matches()) {
      throw error(scalar, text + " is read in two ways by two versions of YAML; put it in quotes");
    }
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    } else if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    } else if (tag.equals(Tag.INT) && text.matches("[-+]?[0-9]+")) {
      return new BigInteger(text);
    } else if (tag.equals(Tag.STR) || tag.equals(Tag.FLOAT) || tag.equals(Tag.INT)) {
      return text;
    }
    throw error(scalar, "the tag " + tag.getValue() + " is not understood");
  }

  private TemplateException error(Node node, String problem) {
    String line = node.getStartMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
    return new TemplateException(file + line, problem);
  }
}
