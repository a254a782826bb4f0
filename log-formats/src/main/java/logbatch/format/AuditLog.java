package logbatch.format;

import java.util.Optional;

/// A record of the Linux audit daemon.
///
///     type=USER_END msg=audit(1762142706.789:19600327): user pid=4121 uid=0 …
record AuditLog() implements LogFormat {

  private static final String NAME = "audit";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("AAAA=A", "AAAA=0", "AAA=AAAAA");

  private static final int HEADER_AT_MOST = 400;
  private static final String START = "msg=audit(";

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
    int start = line.indexOf(START, 0, Math.min(line.length(), HEADER_AT_MOST));
    if (start < 0) {
      return Optional.empty();
    }
    var cursor = new Cursor(line, start + START.length());
    return EpochTime.take(cursor)
        .filter(at -> cursor.peek() == ':')
        .flatMap(at -> Found.at(at).as(NAME));
  }
}
