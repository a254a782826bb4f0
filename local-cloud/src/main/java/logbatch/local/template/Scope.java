package logbatch.local.template;

import java.util.Map;

/// What a name in the template stands for.
///
/// @param values parameters and pseudo parameters
/// @param mappings the section `Mappings`
/// @param conditions the section `Conditions`
/// @param types resource types by logical id, of all resources that the template declares
/// @param ids of the resources that exist by now
record Scope(
    Map<String, Object> values,
    Map<String, Object> mappings,
    Conditions conditions,
    Map<String, String> types,
    PhysicalIds ids) {

  Scope with(PhysicalIds more) {
    return new Scope(values, mappings, conditions, types, more);
  }

  /// What `!Ref` gives.
  Object ref(String name, String place) {
    Object value = values.get(name);
    return value != null ? value : attribute(name, PhysicalIds.REF, place);
  }

  /// What `!GetAtt` gives.
  String attribute(String logicalId, String attribute, String place) {
    return ids.attribute(logicalId, attribute)
        .orElseThrow(() -> new TemplateException(place, unknown(logicalId, attribute)));
  }

  private String unknown(String logicalId, String attribute) {
    String type = types.get(logicalId);
    if (type == null) {
      return "refers to " + logicalId + ", which is no parameter and no resource; correct the name";
    }
    String resource = logicalId + " (" + type + ")";
    if (WithoutEffect.RESOURCE_TYPES.contains(type)) {
      return "refers to " + resource + ", which does not exist locally; use another value";
    }
    if (ids.has(logicalId)) {
      return resource + " has no attribute " + attribute + " locally; use another";
    }
    return "refers to "
        + resource
        + ", of which nothing is known yet, or which its condition leaves out; build the value from"
        + " parameters with !Sub";
  }
}
