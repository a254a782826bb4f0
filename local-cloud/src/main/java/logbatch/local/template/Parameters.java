package logbatch.local.template;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The template's `Parameters` with the values given for them, or their defaults, checked as
/// CloudFormation checks them.
final class Parameters {

  private Parameters() {}

  /// The values by parameter name: texts, and lists of texts for the list types.
  static Map<String, Object> values(Fields declared, Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!declared.has(name)) {
        throw declared.error(
            name,
            "the template has no such parameter; it has "
                + String.join(", ", declared.values().keySet()));
      }
    }
    var values = new LinkedHashMap<String, Object>();
    for (String name : declared.values().keySet()) {
      Fields parameter =
          declared
              .fields(name)
              .only(
                  "AllowedPattern",
                  "AllowedValues",
                  "ConstraintDescription",
                  "Default",
                  "Description",
                  "MaxLength",
                  "MaxValue",
                  "MinLength",
                  "MinValue",
                  "NoEcho",
                  "Type");
      values.put(name, value(parameter, Optional.ofNullable(given.get(name))));
    }
    return values;
  }

  private static Object value(Fields parameter, Optional<String> given) {
    String value =
        given
            .or(() -> parameter.optionalText("Default"))
            .orElseThrow(
                () -> new TemplateException(parameter.place(), "has no default; give it a value"));
    return switch (parameter.text("Type")) {
      case "String" -> checked(parameter, value);
      case "Number" -> checked(parameter, number(parameter, value).toString());
      case "CommaDelimitedList" -> elements(value).map(e -> checked(parameter, e)).toList();
      case "List<Number>" ->
          elements(value).map(e -> checked(parameter, number(parameter, e).toString())).toList();
      default -> throw parameter.error("Type", "use String, Number or CommaDelimitedList");
    };
  }

  private static Stream<String> elements(String value) {
    return Stream.of(value.split(",", -1)).map(String::strip);
  }

  private static String checked(Fields parameter, String value) {
    checkText(parameter, value);
    if (parameter.text("Type").contains("Number")) {
      checkNumber(parameter, value);
    }
    return value;
  }

  private static void checkText(Fields parameter, String value) {
    parameter
        .optionalText("AllowedPattern")
        .filter(pattern -> !value.matches(pattern))
        .ifPresent(pattern -> {
          throw refusal(parameter, value, "does not match " + pattern);
        });
    if (parameter.has("AllowedValues")) {
      List<String> allowed = allowedValues(parameter);
      if (!allowed.contains(value)) {
        throw refusal(parameter, value, "is none of " + String.join(", ", allowed));
      }
    }
    int length = value.length();
    if (length < parameter.integer("MinLength", 0, Integer.MAX_VALUE, 0)
        || length > parameter.integer("MaxLength", 0, Integer.MAX_VALUE, Integer.MAX_VALUE)) {
      throw refusal(parameter, value, "has " + length + " characters, which is not allowed");
    }
  }

  private static List<String> allowedValues(Fields parameter) {
    if (parameter.values().get("AllowedValues") instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    throw parameter.error("AllowedValues", "a list is expected here");
  }

  private static void checkNumber(Fields parameter, String value) {
    var number = new BigDecimal(value);
    boolean tooSmall =
        parameter
            .optionalText("MinValue")
            .filter(m -> number.compareTo(decimal(m)) < 0)
            .isPresent();
    boolean tooLarge =
        parameter
            .optionalText("MaxValue")
            .filter(m -> number.compareTo(decimal(m)) > 0)
            .isPresent();
    if (tooSmall || tooLarge) {
      String range =
          parameter.optionalText("MinValue").orElse("")
              + ".."
              + parameter.optionalText("MaxValue").orElse("");
      throw refusal(parameter, value, "is not in " + range);
    }
  }

  private static BigDecimal decimal(String bound) {
    return new BigDecimal(bound);
  }

  private static BigDecimal number(Fields parameter, String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw refusal(parameter, value, "is no number");
    }
  }

  private static TemplateException refusal(Fields parameter, String value, String problem) {
    String shown = parameter.flag("NoEcho", false) ? "the value" : "\"" + value + "\"";
    String wanted =
        parameter.optionalText("ConstraintDescription").map(text -> "; give " + text).orElse("");
    return new TemplateException(parameter.place(), shown + " " + problem + wanted);
  }
}
