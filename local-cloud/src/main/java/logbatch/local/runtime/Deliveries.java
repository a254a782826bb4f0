package logbatch.local.runtime;

/// Stands between the event sources and the functions: the place to deliver twice, late, or not at
/// all. Used by all threads at the same time.
@FunctionalInterface
public interface Deliveries {

  /// Every event reaches its function once, as it is.
  Deliveries FAITHFUL = (function, payload, next) -> next.invoke(payload);

  /// Delivers an event.
  ///
  /// @param function physical name of the function
  /// @param payload the event as JSON
  /// @param next reaches the function, as often as it is used
  /// @return what the event source is told
  InvocationResult deliver(String function, String payload, Next next) throws InterruptedException;

  /// The way to the function.
  @FunctionalInterface
  interface Next {

    /// Invokes the function and waits for what becomes of it.
    InvocationResult invoke(String payload) throws InterruptedException;
  }
}
