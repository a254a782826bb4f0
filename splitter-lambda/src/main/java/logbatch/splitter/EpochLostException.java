package logbatch.splitter;

/// Somebody else has begun the range since: whoever meets this stops, and hands nothing over.
final class EpochLostException extends Exception {

  private static final long serialVersionUID = 1L;

  EpochLostException(String message) {
    super(message);
  }
}
