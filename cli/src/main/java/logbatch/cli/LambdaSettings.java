package logbatch.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks [Lambda's API](https://docs.aws.amazon.com/lambda/latest/api/welcome.html) for what the SDK
/// has no client for here.
final class LambdaSettings {

  private static final String SERVICE = "lambda";

  private static final Set<String> ON_THEIR_WAY = Set.of("Creating", "Enabling", "Updating");

  private final SignedRequests requests;

  LambdaSettings(SignedRequests requests) {
    this.requests = requests;
  }

  /// An event source mapping.
  ///
  /// @param function ARN of the function, or of an alias of it
  /// @param state such as `Enabled`
  record Mapping(String function, String state) {

    boolean isEnabled() {
      return state.equals("Enabled");
    }

    /// Whether it will be enabled in a moment.
    boolean isOnItsWay() {
      return ON_THEIR_WAY.contains(state);
    }
  }

  /// The mappings of a queue or a stream.
  List<Mapping> of(String eventSourceArn) {
    var answer =
        requests.get(
            SERVICE, "/2015-03-31/event-source-mappings", Map.of("EventSourceArn", eventSourceArn));
    return JsonFields.parse(answer).objects("EventSourceMappings").stream()
        .map(
            json -> new Mapping(json.text("FunctionArn").orElse(""), json.text("State").orElse("")))
        .toList();
  }

  /// How many invocations the account may have at a time, in the region.
  long concurrentExecutions() {
    return JsonFields.parse(requests.get(SERVICE, "/2016-08-19/account-settings", Map.of()))
        .object("AccountLimit")
        .map(limit -> limit.number("ConcurrentExecutions"))
        .orElse(0);
  }
}
