package logbatch.splitter;

/// A message that SQS does not take. What it took before stays taken.
final class SendFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int index;

  /// @param index of the first message that was not taken, in the list that was to be sent
  SendFailedException(int index, String message) {
    super(message);
    this.index = index;
  }

  /// The same, naming where the message came from.
  SendFailedException(String message, SendFailedException cause) {
    super(message, cause);
    this.index = cause.index;
  }

  int index() {
    return index;
  }
}
