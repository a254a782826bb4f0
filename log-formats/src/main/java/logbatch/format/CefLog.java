package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A line in ArcSight's Common Event Format without a header of syslog before it.
///
///     CEF:0|Vendor|Product|1.0|100|name|5|rt=1762142706789 src=203.0.113.7
record CefLog() implements LogFormat {

  private static final String NAME = "cef";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("AAA:0|");

  /// When the event was received, ended, began: the first that is there is believed.
  private static final String[] TIMES = {"rt=", "end=", "start="};

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
    if (!line.startsWith("CEF:")) {
      return Optional.empty();
    }
    for (var name : TIMES) {
      var timestamp = timestamp(line, name, context.times());
      if (timestamp.isPresent()) {
        return Found.at(timestamp.get()).as(NAME);
      }
    }
    return FirstTime.in(line, line.length(), context.times())
        .flatMap(time -> Found.at(time.instant()).as(NAME));
  }

  private static Optional<Instant> timestamp(String line, String name, TimeRules times) {
    int at = line.indexOf(name);
    while (at >= 0) {
      char before = at == 0 ? '|' : line.charAt(at - 1);
      if (before == ' ' || before == '|') {
        var cursor = new Cursor(line, at + name.length());
        return EpochTime.take(cursor).or(() -> AnyTime.take(cursor, times));
      }
      at = line.indexOf(name, at + name.length());
    }
    return Optional.empty();
  }
}
