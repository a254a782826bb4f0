package logbatch.format;

import java.util.Optional;

/// A line of pairs of name and value, as Go programs write it.
///
///     time="2026-11-03T04:05:06Z" level=warning msg="low on \"memory\"" status=503
record Logfmt() implements LogFormat {

  private static final String NAME = "logfmt";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("A");

  private static final int NAME_AT_MOST = 64;
  private static final int VALUE_AT_MOST = 64;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return BEGINNINGS.include(shape);
  }

  /// The line has to begin with a pair, and to have a time or a level, or to be one of a request.
  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    var cursor = new Cursor(line, 0);
    cursor.skipName();
    if (cursor.peek() != '=' || FortinetLog.date(line) >= 0) {
      return Optional.empty();
    }
    cursor.moveTo(0);
    var fields = new Fields(context.times());
    while (!cursor.isAtEnd()) {
      takePair(cursor, fields);
      cursor.takeSpaces();
    }
    var reading = fields.reading(NAME);
    // Lograge writes neither time nor level by itself.
    boolean isOfRequest = line.startsWith("method=") && reading.statusCode().isPresent();
    return reading.timestamp().isPresent() || reading.level().isPresent() || isOfRequest
        ? Optional.of(new ParseResult.Parsed(reading))
        : Optional.empty();
  }

  private static void takePair(Cursor cursor, Fields fields) {
    int start = cursor.at();
    cursor.skipName();
    int end = cursor.at();
    if (end == start || !cursor.take('=')) {
      cursor.skipWord();
      return;
    }
    int value = cursor.at();
    boolean isQuoted = cursor.take('"');
    if (isQuoted) {
      value++;
      cursor.skipQuoted();
    } else {
      cursor.skipBehind(' ');
    }
    int valueEnd = Math.max(value, cursor.at() - (isDivided(cursor) ? 1 : 0));
    if (end - start <= NAME_AT_MOST && valueEnd - value <= VALUE_AT_MOST) {
      add(fields, cursor.text().substring(start, end), cursor.text().substring(value, valueEnd));
    }
  }

  /// Whether the character before the position ended the value and is not of it.
  private static boolean isDivided(Cursor cursor) {
    char last = cursor.text().charAt(cursor.at() - 1);
    return last == ' ' || last == '"';
  }

  private static void add(Fields fields, String name, String value) {
    FieldNames.meaning(name).ifPresent(meaning -> fields.add(meaning, value));
  }
}
