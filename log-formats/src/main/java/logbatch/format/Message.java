package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;
import logbatch.model.Reading;

/// The free text behind a line's header: what it says of status code and level.
final class Message {

  private static final JsonObject JSON = new JsonObject();

  private Message() {}

  /// Adds what the message says to what the header said. The header's level is believed first.
  ///
  /// @param from where the message begins
  static Found read(String line, int from, FileContext context, Found header) {
    return embeddedJson(line, from, context)
        .map(inner ->
            new Found(
                header.timestamp(),
                inner.statusCode().isPresent() ? inner.statusCode() : status(line, from),
                header
                    .level()
                    .or(() -> LevelText.of(inner))
                    .or(() -> MessageLevel.in(line, from, context))))
        .orElseGet(() ->
            header
                .withStatus(status(line, from))
                .withLevel(header.level().or(() -> MessageLevel.in(line, from, context))));
  }

  /// The status code that a message names, that stands behind a request in it or in a sentence on
  /// how one ended, or that stands between bars at its beginning, as [Gin](https://gin-gonic.com)
  /// writes it: ` | 404 | `.
  static OptionalInt status(String line, int from) {
    if (line.startsWith(" | ", from) && line.startsWith(" |", from + 6)) {
      return StatusCode.at(line, from + 3);
    }
    var named = StatusWord.in(line, from);
    if (named.isPresent()) {
      return named;
    }
    var requested = RequestStatus.in(line, from);
    return requested.isPresent() ? requested : OutcomeStatus.in(line, from);
  }

  /// A message may be a JSON object, as containers and daemons write them.
  private static Optional<Reading> embeddedJson(String line, int from, FileContext context) {
    int start = line.indexOf('{', from);
    if (start < 0 || start > from + 200 || !line.endsWith("}") || isInText(line, from, start)) {
      return Optional.empty();
    }
    return JSON.parse(line.substring(start), context).flatMap(ParseResult::parsed);
  }

  /// Only a tag, as in `app[12]: {`, may stand before the object.
  private static boolean isInText(String line, int from, int start) {
    var before = line.substring(from, start).stripTrailing();
    return !before.isBlank() && !before.endsWith(":");
  }
}
