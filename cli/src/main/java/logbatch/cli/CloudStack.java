package logbatch.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A stack, as CloudFormation describes it.
///
/// @param name of the stack
/// @param status such as `CREATE_COMPLETE`
/// @param outputs values by name
/// @param parameters values by name
record CloudStack(
    String name, String status, Map<String, String> outputs, Map<String, String> parameters) {

  private static final Set<String> WELL =
      Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE");

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

  /// What has to be done before the stack is as the template wants it; empty if it is.
  Optional<String> remedy() {
    if (WELL.contains(status)) {
      return Optional.empty();
    }
    var why = "aws cloudformation describe-stack-events --stack-name %s says why".formatted(name);
    return Optional.of(
        Visible.of(
            switch (status) {
              // The change set was not confirmed: there is a stack, and nothing in it.
              case "REVIEW_IN_PROGRESS" -> "sam deploy again, and confirm the changes";
              case "CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED" ->
                  "its creation failed, " + why + "; then sam delete, then sam deploy";
              case "DELETE_FAILED" -> "it could not be deleted, " + why + "; then sam delete again";
              case "UPDATE_ROLLBACK_COMPLETE" -> "the last update was taken back, " + why;
              case "UPDATE_ROLLBACK_FAILED" ->
                  "the last update could not be taken back, "
                      + why
                      + "; then aws cloudformation continue-update-rollback --stack-name "
                      + name;
              default -> isUnderWay() ? "wait until it is over" : why + "; then sam deploy again";
            }));
  }

  /// Whether CloudFormation is at work on the stack.
  boolean isUnderWay() {
    return status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS");
  }

  /// An output of the template.
  ///
  /// @throws UsageException if there is none, which is so in a stack of something else, and in one
  ///   that was never completed
  String output(String output) {
    return Optional.ofNullable(outputs.get(output))
        .orElseThrow(() ->
            new UsageException(
                "The stack %s (%s) has no output %s: %s. --stack NAME names another."
                    .formatted(
                        Visible.of(name),
                        status,
                        output,
                        remedy().orElse("it is not one of this project's template"))));
  }
}
