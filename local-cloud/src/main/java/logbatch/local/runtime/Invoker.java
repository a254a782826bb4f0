package logbatch.local.runtime;

/// Invokes a function and waits for what becomes of it.
@FunctionalInterface
interface Invoker {

  /// @param payload the event as JSON
  /// @throws InterruptedException if the runtime is being closed; then the outcome is unknown
  InvocationResult invoke(byte[] payload) throws InterruptedException;
}
