package logbatch.format;

import java.util.Optional;

/// A line as container runtimes of Kubernetes (containerd, CRI-O) write it around a container's own.
///
///     2026-11-03T04:05:06.789012345Z stdout F message
record CriLog() implements LogFormat {

  private static final String NAME = "cri";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("0000-00-0");

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
    int space = line.indexOf(' ');
    if (!line.startsWith(" std", space)) {
      return Optional.empty();
    }
    var cursor = new Cursor(line, 0);
    var timestamp = IsoTime.take(cursor, context.times());
    boolean isStream = cursor.take(" stdout ") || cursor.take(" stderr ");
    if (timestamp.isEmpty() || !isStream || !(cursor.take("F ") || cursor.take("P "))) {
      return Optional.empty();
    }
    return Message.read(line, cursor.at(), context, Found.at(timestamp.get())).as(NAME);
  }
}
