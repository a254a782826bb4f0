package logbatch.local.runtime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an invocation's outcome says about each item of its batch.
///
/// Whatever Lambda takes as a complete failure is one here too: an error, an answer that is no JSON
/// object, an item identifier that is missing, empty or not of this batch. See
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>.
sealed interface BatchAnswer {

  /// Nothing failed.
  record Succeeded() implements BatchAnswer {}

  /// The whole batch failed.
  record Failed(String reason) implements BatchAnswer {}

  /// Some items failed.
  ///
  /// @param identifiers at least one, all of this batch
  record PartlyFailed(Set<String> identifiers) implements BatchAnswer {}

  /// Reads an answer that may name single items.
  ///
  /// @param known identifiers of the batch's items
  static BatchAnswer withItemFailures(InvocationResult result, Set<String> known) {
    if (!result.isSuccess()) {
      return new Failed(result.summary());
    }
    return switch (Json.value(result.payload())) {
      case null -> new Succeeded();
      case Map<?, ?> answer -> ofFailures(answer.get("batchItemFailures"), known);
      default -> new Failed("the answer is no JSON object");
    };
  }

  /// For event sources whose answers say nothing about single items.
  static BatchAnswer asWhole(InvocationResult result) {
    return result.isSuccess() ? new Succeeded() : new Failed(result.summary());
  }

  private static BatchAnswer ofFailures(Object failures, Set<String> known) {
    return switch (failures) {
      case null -> new Succeeded();
      case List<?> list when list.isEmpty() -> new Succeeded();
      case List<?> list -> ofIdentifiers(list, known);
      default -> new Failed("batchItemFailures is no list");
    };
  }

  private static BatchAnswer ofIdentifiers(List<?> failures, Set<String> known) {
    var identifiers = new LinkedHashSet<String>();
    for (Object failure : failures) {
      if (!(failure instanceof Map<?, ?> fields
          && fields.get("itemIdentifier") instanceof String identifier)) {
        return new Failed("a batch item failure has no itemIdentifier");
      }
      if (!known.contains(identifier)) {
        return new Failed("itemIdentifier '%s' is not of this batch".formatted(identifier));
      }
      identifiers.add(identifier);
    }
    return new PartlyFailed(identifiers);
  }
}
