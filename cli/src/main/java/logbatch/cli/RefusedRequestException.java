package logbatch.cli;

/// A service answered, but not with what was asked for.
final class RefusedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int BODY_MAX_CHARACTERS = 1_000;

  private final int status;

  /// @param service as in its host name
  /// @param status of HTTP
  /// @param body of the answer, XML or JSON
  RefusedRequestException(String service, int status, String body) {
    super("%s answered %d: %s".formatted(service, status, shortened(body)));
    this.status = status;
  }

  /// Whether the answer is about what was asked for, and not about who asks or how.
  boolean isAbout(String text) {
    return getMessage().contains(text);
  }

  /// The status of HTTP.
  int status() {
    return status;
  }

  private static String shortened(String body) {
    var line = body.strip().replaceAll("\\s+", " ");
    return line.length() <= BODY_MAX_CHARACTERS ? line : line.substring(0, BODY_MAX_CHARACTERS);
  }
}
