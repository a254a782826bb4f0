package logbatch.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A stack, as CloudFormation describes it.
///
/// @param name of the stack
/// @param status such as `CREATE_COMPLETE`
/// @param outputs values by name
/// @param parameters values by name
record CloudStack(
    String name, String status, Map<String, String> outputs, Map<String, String> parameters) {

  CloudStack {
    outputs = Map.copyOf(outputs);
    parameters = Map.copyOf(parameters);
  }

  /// A parameter that is a number; empty if there is none of this name.
  OptionalLong number(String parameter) {
    return Optional.ofNullable(parameters.get(parameter))
        .filter(value -> value.matches("[0-9]{1,18}"))
        .map(value -> OptionalLong.of(Long.parseLong(value)))
        .orElseGet(OptionalLong::empty);
  }

  /// An output of the template.
  ///
  /// @throws UsageException if there is none, which is so in a stack of something else
  String output(String output) {
    return Optional.ofNullable(outputs.get(output))
        .orElseThrow(() ->
            new UsageException(
                "The stack %s (%s) has no output %s: it is not one of this project's template, or its creation has not been completed. --stack NAME names another."
                    .formatted(Visible.of(name), status, output)));
  }
}
