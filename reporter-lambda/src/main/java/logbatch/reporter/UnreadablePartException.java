package logbatch.reporter;

/// A part that this version cannot read, however often it tries: a later version or a person wrote
/// it.
final class UnreadablePartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePartException(String message, RuntimeException cause) {
    super(message, cause);
  }
}
