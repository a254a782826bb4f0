package logbatch.format;

import java.util.Optional;

/// A line of FortiGate, or of another firewall that has date and time as pairs of their own.
///
///     date=2026-11-03 time=04:05:06 devname="fw" level="warning" tz="-0300" …
record FortinetLog() implements LogFormat {

  private static final String NAME = "fortinet";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("<0", "A");

  private static final int DATE_AT_MOST = 240;
  private static final int DATE_LENGTH_AT_MOST = 20;
  private static final String DATE = "date=";
  private static final String TIME = " time=";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return BEGINNINGS.include(shape);
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    int date = date(line);
    if (date < 0) {
      return Optional.empty();
    }
    int time = line.indexOf(TIME, date);
    var written = line.substring(date, time) + ' ' + value(line, "time") + value(line, "tz");
    return Timestamps.of(written.replace("\"", ""), context.times())
        .flatMap(at ->
            Found.at(at)
                .withLevel(LevelText.named(value(line, "level")))
                .withStatus(StatusWord.in(line, time))
                .as(NAME));
  }

  /// The position of a date that a time follows; -1 if there is none.
  static int date(String line) {
    int start = line.indexOf(DATE, 0, Math.min(line.length(), DATE_AT_MOST));
    if (start < 0 || (start > 0 && " >".indexOf(line.charAt(start - 1)) < 0)) {
      return -1;
    }
    int date = start + DATE.length();
    int time = line.indexOf(TIME, date, Math.min(line.length(), date + DATE_LENGTH_AT_MOST));
    return time < 0 ? -1 : date;
  }

  /// The value of a pair without its quotes; empty if there is no such pair.
  private static String value(String line, String name) {
    var start = ' ' + name + '=';
    int at = line.indexOf(start);
    if (at < 0) {
      return "";
    }
    var cursor = new Cursor(line, at + start.length());
    cursor.take('"');
    int value = cursor.at();
    while (!cursor.isAtEnd() && " \"".indexOf(cursor.peek()) < 0) {
      cursor.moveTo(cursor.at() + 1);
    }
    return line.substring(value, cursor.at());
  }
}
