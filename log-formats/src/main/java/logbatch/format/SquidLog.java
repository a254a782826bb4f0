package logbatch.format;

import java.util.Optional;

/// A line of Squid's access log in its native format.
///
///     1762142706.789  16867 203.0.113.7 TCP_TUNNEL/200 6256 CONNECT example.org:443 - HIER_DIRECT/203.0.113.8 -
record SquidLog() implements LogFormat {

  private static final String NAME = "squid";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("000000000");

  private static final int RESULT_AT_MOST = 64;

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
    var cursor = new Cursor(line, 0);
    var timestamp = EpochTime.take(cursor);
    if (timestamp.isEmpty() || cursor.takeSpaces() == 0 || !Cursor.isDigit(cursor.peek())) {
      return Optional.empty();
    }
    cursor.skipWords(2);
    int limit = Math.min(line.length(), cursor.at() + RESULT_AT_MOST);
    int slash = line.indexOf('/', cursor.at(), limit);
    boolean isResult =
        Character.isUpperCase(cursor.peek())
            && slash > 0
            && line.indexOf(' ', cursor.at(), slash) < 0
            && new Cursor(line, slash + 1).takeNumber(3) >= 0;
    return isResult
        ? Found.at(timestamp.get()).withStatus(StatusCode.at(line, slash + 1)).as(NAME)
        : Optional.empty();
  }
}
