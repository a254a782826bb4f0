package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;

/// A line of an AWS load balancer: Application, Network (TLS) or Classic.
///
///     h2 2026-11-03T04:05:06.789012Z app/web/0123456789abcdef 203.0.113.7:4242 10.0.0.1:80 0.001 0.002 0.000 200 200 34 366 "GET …
///     tls 2.0 2026-11-03T04:05:06 net/web/0123456789abcdef …
///     2026-11-03T04:05:06.789012Z web 203.0.113.7:4242 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET …
record ElbLog() implements LogFormat {

  private static final String NAME = "aws-elb";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of(
          "AAAA 0000", "AAAAA 000", "AAA 0000-", "AA 0000-0", "A0 0000-0", "AAA 0.0 0", "0000-00-");

  private static final int FIELDS_BEFORE_STATUS = 6;

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
    boolean isClassic = Cursor.isDigit(cursor.peek());
    if (isClassic && !line.startsWith("T", 10)) {
      return Optional.empty();
    }
    boolean isNetwork = cursor.take("tls 1.0 ") || cursor.take("tls 2.0 ");
    if (!isClassic && !isNetwork && !takeType(cursor)) {
      return Optional.empty();
    }
    var timestamp = IsoTime.take(cursor, context.times());
    if (timestamp.isEmpty() || !cursor.take(' ')) {
      return Optional.empty();
    }
    if (!isClassic && !cursor.textAhead("app/") && !cursor.textAhead("net/")) {
      return Optional.empty();
    }
    var found = Found.at(timestamp.get());
    if (isNetwork) {
      return found.as(NAME);
    }
    return status(cursor).flatMap(code -> found.withStatus(code).as(NAME));
  }

  private static boolean takeType(Cursor cursor) {
    return cursor.take("http ")
        || cursor.take("https ")
        || cursor.take("h2 ")
        || cursor.take("grpcs ")
        || cursor.take("ws ")
        || cursor.take("wss ");
  }

  /// Balancer, client, target and three durations stand before the balancer's own status, then the
  /// target's status.
  ///
  /// @return empty if the fields are not these
  private static Optional<OptionalInt> status(Cursor cursor) {
    for (int i = 0; i < FIELDS_BEFORE_STATUS; i++) {
      boolean isDuration = i >= 3;
      if (isDuration && !cursor.textAhead("-1 ") && cursor.peek(1) != '.') {
        return Optional.empty();
      }
      cursor.skipWord();
    }
    var code = StatusCode.at(cursor.text(), cursor.at());
    boolean isStatus = code.isPresent() || cursor.textAhead("- ");
    return isStatus ? Optional.of(code) : Optional.empty();
  }
}
