package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;

/// A line of IIS or CloudFront whose file says nothing of its fields, or of which only a part is
/// there: the usual orders are known.
///
///     2026-11-03 04:05:06 10.0.0.1 GET / - 80 - 203.0.113.7 Mozilla/5.0+(X11) - 200 0 0 123
///     2026-11-03⇥04:05:06⇥LAX1⇥392⇥203.0.113.7⇥GET⇥d111.cloudfront.net⇥/index.html⇥200⇥…
record W3cLog() implements LogFormat {

  private static final String NAME = "w3c";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("0000-00-");

  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 19;
  private static final int FIELDS_BEFORE_METHOD = 4;
  private static final int CLOUDFRONT_FIELDS_BEFORE_STATUS = 6;

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
    if (line.length() <= DATE_LENGTH) {
      return Optional.empty();
    }
    char divider = line.charAt(DATE_LENGTH);
    if (divider == '\t') {
      return cloudFront(line, context);
    }
    boolean isWholeSecond = line.startsWith(" ", TIME_LENGTH);
    return divider == ' ' && isWholeSecond ? iis(line, context) : Optional.empty();
  }

  private static Optional<ParseResult> iis(String line, FileContext context) {
    var cursor = new Cursor(line, 0);
    var timestamp = IsoTime.take(cursor, context.times());
    if (timestamp.isEmpty() || !cursor.take(' ') || !takeMethod(cursor)) {
      return Optional.empty();
    }
    return statusBeforeTwoNumbers(cursor)
        .flatMap(code -> Found.at(timestamp.get()).withStatus(OptionalInt.of(code)).as(NAME));
  }

  /// Site, computer and address may stand before the method.
  private static boolean takeMethod(Cursor cursor) {
    for (int field = 0; field < FIELDS_BEFORE_METHOD; field++) {
      int start = cursor.at();
      cursor.skipWord();
      if (HttpMethod.is(cursor.text(), start, cursor.at() - 1)) {
        return true;
      }
    }
    return false;
  }

  /// `sc-status`, `sc-substatus` and `sc-win32-status` stand together in all of IIS's orders.
  private static Optional<Integer> statusBeforeTwoNumbers(Cursor cursor) {
    int numbers = 0;
    int first = -1;
    int second = -1;
    while (!cursor.isAtEnd()) {
      int start = cursor.at();
      cursor.skipWord();
      boolean isNumber = isNumber(cursor.text(), start, cursor.at());
      numbers = isNumber ? numbers + 1 : 0;
      if (numbers >= 3) {
        var code = StatusCode.at(cursor.text(), first);
        if (code.isPresent()) {
          return Optional.of(code.getAsInt());
        }
      }
      first = second;
      second = start;
    }
    return Optional.empty();
  }

  private static boolean isNumber(String line, int start, int end) {
    int at = start;
    while (at < end && Cursor.isDigit(line.charAt(at))) {
      at++;
    }
    return at > start && (at == line.length() || line.charAt(at) == ' ');
  }

  private static Optional<ParseResult> cloudFront(String line, FileContext context) {
    var cursor = new Cursor(line, 0);
    var timestamp = IsoTime.takeTabbed(cursor, context.times());
    if (timestamp.isEmpty() || !cursor.take('\t')) {
      return Optional.empty();
    }
    for (int field = 0; field < CLOUDFRONT_FIELDS_BEFORE_STATUS; field++) {
      cursor.skipBehind('\t');
    }
    var code = StatusCode.at(line, cursor.at());
    return code.isPresent()
        ? Found.at(timestamp.get()).withStatus(code).as(NAME)
        : Optional.empty();
  }
}
