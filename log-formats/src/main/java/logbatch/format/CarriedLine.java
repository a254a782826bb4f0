package logbatch.format;

import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.Reading;

/// A line of a program's log that came in a field of another's: `{"log":"…","stream":"stderr"}`.
final class CarriedLine {

  /// What tells level and status code stands at the beginning.
  private static final int LENGTH_MAX = 4_096;

  private CarriedLine() {}

  /// Adds what the line says to what the object around it says, which is believed first.
  static Reading completed(Reading outer, String line, TimeRules times) {
    var beginning = line.length() > LENGTH_MAX ? line.substring(0, LENGTH_MAX) : line;
    var text = TerminalCodes.removedFrom(beginning).stripTrailing();
    return read(text, times).map(inner -> completed(outer, withLevel(inner, text))).orElse(outer);
  }

  private static Reading completed(Reading outer, Reading inner) {
    boolean hasLevel = outer.level().isPresent();
    return new Reading(
        outer.format(),
        outer.timestamp().or(inner::timestamp),
        outer.statusCode().isPresent() ? outer.statusCode() : inner.statusCode(),
        hasLevel ? outer.level() : inner.level(),
        hasLevel ? outer.levelOriginal() : inner.levelOriginal());
  }

  private static Reading withLevel(Reading inner, String text) {
    return inner.format().equals(Reading.TEXT.format())
        ? LevelWord.in(text, 0)
            .map(level ->
                new Reading(
                    inner.format(),
                    inner.timestamp(),
                    inner.statusCode(),
                    Optional.of(level.level()),
                    level.original()))
            .orElse(inner)
        : inner;
  }

  /// One that is a JSON object is read by the same rules; each object in a field of another is
  /// shorter than half of it, for its quotes are escaped.
  private static Optional<Reading> read(String text, TimeRules times) {
    var context = new FileContext(ContentKind.TEXT, Optional.empty(), times);
    var shape = Shape.of(text);
    return LogFormats.of(context).stream()
        .filter(format -> format.admits(shape))
        .flatMap(format -> format.parse(text, context).stream())
        .findFirst()
        .flatMap(ParseResult::parsed);
  }
}
