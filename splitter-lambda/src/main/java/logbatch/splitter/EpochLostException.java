package logbatch.splitter;

/// Somebody else has begun the range since: whoever meets this stops, and hands nothing over.
final class EpochLostException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String holder;

  /// @param holder id of the delivery for which the range is read now; empty if it is read no more,
  ///   or if nobody knows
  EpochLostException(String message, String holder) {
    super(message);
    this.holder = holder;
  }

  /// Whether the range is read for a delivery of the very event that has lost it.
  boolean isToRepeatOf(Delivery delivery) {
    return delivery.id().equals(holder);
  }
}
