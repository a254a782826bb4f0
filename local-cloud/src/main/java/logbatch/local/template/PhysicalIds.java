package logbatch.local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What `!Ref` and `!GetAtt` give for resources that exist.
///
/// @param values attribute name to value, by logical id; what `!Ref` gives is under [#REF]
public record PhysicalIds(Map<String, Map<String, String>> values) {

  /// The attribute name under which stands what `!Ref` gives.
  public static final String REF = "Ref";

  /// The ids of no resource.
  public static final PhysicalIds NONE = new PhysicalIds(Map.of());

  public PhysicalIds {
    values = Map.copyOf(values);
  }

  /// These ids and those of one more resource.
  public PhysicalIds with(String logicalId, Map<String, String> attributes) {
    var all = new HashMap<>(values);
    all.put(logicalId, Map.copyOf(attributes));
    return new PhysicalIds(all);
  }

  boolean has(String logicalId) {
    return values.containsKey(logicalId);
  }

  /// An attribute of a resource; empty if one of the two is not known.
  public Optional<String> attribute(String logicalId, String attribute) {
    return Optional.ofNullable(values.getOrDefault(logicalId, Map.of()).get(attribute));
  }
}
