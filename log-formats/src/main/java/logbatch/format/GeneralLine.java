package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;

/// A line of no format known by name, with a timestamp in a usual notation at its beginning or not
/// far behind it, or with nothing but a level or how a request ended at its beginning.
///
///     ERROR    2026-11-03T04:05:06 - message
///     [1] 2026/11/03 04:05:06.789012 [INF] message
///     1762142706789 message
///     04:05:06.789 [main] INFO message
record GeneralLine() implements LogFormat {

  private static final String NAME = "general";

  /// How far from the start the time is looked for.
  private static final int TIME_AT_MOST = 1024;

  /// How far from the start it may be if it is a word like others. A text that goes on behind it
  /// mentions a time.
  private static final int WORD_AT_MOST = 48;

  private static final int NANOS_DIGITS = 19;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    if (isContinuation(line)) {
      return Optional.empty();
    }
    return sinceEpoch(line, context)
        .or(() -> Tai64Time.of(line).flatMap(at -> Found.at(at).as(NAME)))
        .or(() -> withTime(line, context))
        .or(() -> atEnd(line))
        .or(() -> MessageLevel.atStart(line).flatMap(level -> withoutTime(line, level)))
        .or(() -> withStatusOnly(line));
  }

  /// What is indented goes on with what the line before it began; what begins with `#` is a
  /// comment.
  private static boolean isContinuation(String line) {
    return line.isEmpty() || " \t#".indexOf(line.charAt(0)) >= 0;
  }

  private static Optional<ParseResult> sinceEpoch(String line, FileContext context) {
    var cursor = new Cursor(line, 0);
    boolean isBracketed = cursor.take('[');
    return EpochTime.take(cursor)
        .filter(at -> !isBracketed || cursor.take(']'))
        .flatMap(at -> Message.read(line, cursor.at(), context, Found.at(at)).as(NAME));
  }

  private static Optional<ParseResult> withTime(String line, FileContext context) {
    return FirstTime.in(line, TIME_AT_MOST, context.times())
        .filter(time -> isStamp(line, time))
        .flatMap(time -> {
          var found = Found.at(time.instant()).withLevel(levelBefore(line, time));
          return Message.read(line, time.end(), context, found).as(NAME);
        });
  }

  /// InfluxDB's line protocol ends with nanoseconds.
  private static Optional<ParseResult> atEnd(String line) {
    int start = line.length() - NANOS_DIGITS;
    if (start < 1 || line.charAt(start - 1) != ' ') {
      return Optional.empty();
    }
    var cursor = new Cursor(line, start);
    return EpochTime.take(cursor)
        .filter(at -> cursor.isAtEnd())
        .flatMap(at -> Found.at(at).as(NAME));
  }

  private static boolean isStamp(String line, FirstTime time) {
    return time.start() <= WORD_AT_MOST
        || line.charAt(time.start() - 1) != ' '
        || time.end() == line.length();
  }

  private static Optional<LevelText> levelBefore(String line, FirstTime time) {
    var before = line.substring(0, time.start());
    return LevelMark.onlyLetter(before).or(() -> LevelWord.in(before, 0));
  }

  private static Optional<ParseResult> withoutTime(String line, LevelText level) {
    return new Found(Optional.empty(), OptionalInt.empty(), Optional.of(level))
        .withStatus(Message.status(line, 0))
        .as(NAME);
  }

  private static Optional<ParseResult> withStatusOnly(String line) {
    var code = OutcomeStatus.atStart(line);
    return code.isPresent()
        ? new Found(Optional.empty(), code, Optional.empty()).as(NAME)
        : Optional.empty();
  }
}
