package logbatch.format;

import java.util.Optional;

/// A record of a VPC flow log in its default fields.
///
///     2 123456789010 eni-1235b8ca123456789 203.0.113.7 10.0.0.1 20641 22 6 20 4249 1762142706 1762142766 ACCEPT OK
record VpcFlowLog() implements LogFormat {

  private static final String NAME = "vpc-flow";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("0 0000000", "0 A");

  private static final int FIELDS_BEFORE_INTERFACE = 2;
  private static final int FIELDS_BEFORE_START = 8;

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
    cursor.skipWords(FIELDS_BEFORE_INTERFACE);
    if (!cursor.textAhead("eni-")) {
      return Optional.empty();
    }
    cursor.skipWords(FIELDS_BEFORE_START);
    var start = EpochTime.take(cursor);
    if (start.isEmpty() || !cursor.take(' ') || EpochTime.take(cursor).isEmpty()) {
      return Optional.empty();
    }
    return Found.at(start.get()).as(NAME);
  }
}
