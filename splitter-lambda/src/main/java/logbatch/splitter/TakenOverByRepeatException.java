package logbatch.splitter;

/// The same event was delivered twice, and the other delivery reads the range now. Whoever meets
/// this must not acknowledge the event: if the other one dies, the event is all that is left of the
/// range's order.
final class TakenOverByRepeatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TakenOverByRepeatException(String message) {
    super(message);
  }
}
