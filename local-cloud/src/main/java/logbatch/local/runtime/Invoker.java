package logbatch.local.runtime;

import java.util.UUID;

/// Invokes a function and waits for what becomes of it.
@FunctionalInterface
interface Invoker {

  /// Invokes under the id.
  ///
  /// @param requestId id of the invocation; the same again for a retry
  /// @param payload the event as JSON
  /// @throws InterruptedException if the runtime is being closed; then the outcome is unknown
  InvocationResult invoke(String requestId, String payload) throws InterruptedException;

  /// Invokes under a new id.
  ///
  /// @throws InterruptedException if the runtime is being closed; then the outcome is unknown
  default InvocationResult invoke(String payload) throws InterruptedException {
    return invoke(UUID.randomUUID().toString(), payload);
  }
}
