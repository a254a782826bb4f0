package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;

/// The quoted request of an access log, and the status code behind it.
final class AccessRequest {

  private AccessRequest() {}

  /// The status code behind the request that starts at a position with its quote, or with a hyphen
  /// in place of it.
  ///
  /// A quote within the request is written `\"` or `\x22`; older servers leave it as it is, so the
  /// request ends at the first plain quote that a status follows, or else at the first escaped one.
  ///
  /// @return empty if there is no request or it does not end; an empty number if the status is `-`
  ///   or no HTTP status code
  static Optional<OptionalInt> status(String line, int position) {
    var cursor = new Cursor(line, position);
    if (cursor.take("- ")) {
      return Optional.of(StatusCode.at(line, cursor.at()));
    }
    return quoted(line, position);
  }

  /// As [#status]; the status may stand before the quoted request, too.
  static Optional<OptionalInt> statusAround(String line, int position) {
    var cursor = new Cursor(line, position);
    boolean isBefore = cursor.takeNumber(3) >= 0 && cursor.take(" \"");
    return isBefore ? Optional.of(StatusCode.at(line, position)) : quoted(line, position);
  }

  private static Optional<OptionalInt> quoted(String line, int position) {
    return line.startsWith("\"", position) ? behindQuote(line, position + 1) : Optional.empty();
  }

  private static Optional<OptionalInt> behindQuote(String line, int request) {
    int escaped = -1;
    for (int quote = line.indexOf('"', request); quote >= 0; quote = line.indexOf('"', quote + 1)) {
      if (isFollowedByStatus(line, quote)) {
        if (quote == request || line.charAt(quote - 1) != '\\') {
          return Optional.of(StatusCode.at(line, quote + 2));
        }
        escaped = escaped < 0 ? quote : escaped;
      }
    }
    return escaped < 0 ? Optional.empty() : Optional.of(StatusCode.at(line, escaped + 2));
  }

  private static boolean isFollowedByStatus(String line, int quote) {
    var cursor = new Cursor(line, quote + 1);
    return cursor.take(' ')
        && (cursor.takeNumber(3) >= 0 || cursor.take('-'))
        && (cursor.isAtEnd() || cursor.peek() == ' ');
  }
}
