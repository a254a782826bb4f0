package logbatch.cli;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A service answered, but not with what was asked for.
final class RefusedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int BODY_MAX_CHARACTERS = 1_000;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /// Services that ask to be asked less often do so with any status.
  private static final Set<String> THROTTLING =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "TooManyRequestsException");

  private final int status;
  private final String code;

  private RefusedRequestException(String message, int status, Optional<String> code) {
    super(message);
    this.status = status;
    this.code = code.orElse(null);
  }

  /// Reads a service's answer.
  ///
  /// @param service as in its host name
  /// @param status of HTTP
  /// @param type the header `x-amzn-ErrorType`; empty if there is none
  /// @param body of the answer, XML or JSON
  static RefusedRequestException of(
      String service, int status, Optional<String> type, String body) {
    var error = error(body);
    var code = type.or(error::code).map(RefusedRequestException::plainCode);
    var text =
        Stream.of(code, error.message().or(() -> Optional.of(shortened(body))))
            .flatMap(Optional::stream)
            .reduce("%s: %s"::formatted)
            .orElse("");
    return new RefusedRequestException(
        "%s answered %d: %s".formatted(service, status, text), status, code);
  }

  /// Whether the answer is about what was asked for, and not about who asks or how.
  boolean isAbout(String text) {
    return getMessage().contains(text);
  }

  /// Whether the same request may well be answered a moment later.
  boolean isPassing() {
    return status == TOO_MANY_REQUESTS
        || status >= SERVER_ERROR
        || code().filter(THROTTLING::contains).isPresent();
  }

  /// The service's error code, such as `AccessDenied`; empty if it gave none.
  Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /// The status of HTTP.
  int status() {
    return status;
  }

  private record ServiceError(Optional<String> code, Optional<String> message) {}

  private static ServiceError error(String body) {
    try {
      if (body.stripLeading().startsWith("<")) {
        var error = XmlElement.parse(body.strip()).all("Error").findFirst();
        return new ServiceError(
            error.flatMap(e -> e.text("Code")), error.flatMap(e -> e.text("Message")));
      }
      var json = JsonFields.parse(body);
      return new ServiceError(
          json.text("__type").or(() -> json.text("code")),
          json.text("message").or(() -> json.text("Message")));
    } catch (IllegalArgumentException notOfAService) {
      // A proxy, maybe: then its own words are told.
      return new ServiceError(Optional.empty(), Optional.empty());
    }
  }

  /// `com.amazonaws.x#Code` and `Code:http://...` are written, too.
  private static String plainCode(String code) {
    return code.substring(code.indexOf('#') + 1).split(":", 2)[0].strip();
  }

  private static String shortened(String body) {
    var line = body.strip().replaceAll("\\s+", " ");
    return line.length() <= BODY_MAX_CHARACTERS ? line : line.substring(0, BODY_MAX_CHARACTERS);
  }
}
