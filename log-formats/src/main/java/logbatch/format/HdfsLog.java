package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A line as old Hadoop daemons write it: date and time as two numbers of six digits.
///
///     261103 040506 148 INFO dfs.DataNode$PacketResponder: message
record HdfsLog() implements LogFormat {

  private static final String NAME = "hdfs";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("000000 00");

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
    boolean isSixDigits = Cursor.isDigit(cursor.peek(9));
    var timestamp =
        isSixDigits ? CompactTime.take(cursor, context.times()) : Optional.<Instant>empty();
    return timestamp.flatMap(
        at -> Found.at(at).withLevel(LevelWord.in(line, cursor.at())).as(NAME));
  }
}
