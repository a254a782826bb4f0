package logbatch.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A resource of the template, unevaluated.
///
/// @param logicalId its name in the template
/// @param properties unevaluated
record Resource(String logicalId, String type, Map<String, Object> properties) {

  String place() {
    return "Resources." + logicalId + ".Properties";
  }

  /// Evaluates the properties that are understood, passes over those without effect, and refuses
  /// any other.
  Fields fields(Intrinsics intrinsics, String... understood) {
    var known = List.of(understood);
    Set<String> withoutEffect = WithoutEffect.properties(type);
    var values = new LinkedHashMap<String, Object>();
    properties.forEach((name, raw) -> {
      String place = place() + "." + name;
      if (known.contains(name)) {
        values.put(name, intrinsics.value(raw, place));
      } else if (!withoutEffect.contains(name)) {
        throw new TemplateException(
            place,
            "the local cloud does not understand this property of "
                + type
                + "; remove it, or use "
                + String.join(", ", understood));
      }
    });
    values.values().removeIf(Intrinsics.NO_VALUE::equals);
    return new Fields(place(), values);
  }

  /// The name that a resource has if the template gives it none. CloudFormation would add random
  /// characters.
  String generatedName(Intrinsics intrinsics) {
    return intrinsics.text(Map.of("Ref", "AWS::StackName"), place()) + "-" + logicalId;
  }

  /// [#generatedName] for a type whose names have no upper case.
  String generatedLowerCaseName(Intrinsics intrinsics) {
    return generatedName(intrinsics).toLowerCase(Locale.ROOT);
  }
}
