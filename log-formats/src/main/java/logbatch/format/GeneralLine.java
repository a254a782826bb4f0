package logbatch.format;

import java.util.Optional;

/// A line of no format known by name, with a timestamp in a usual notation at its beginning or not
/// far behind it.
///
///     ERROR    2026-11-03T04:05:06 - message
///     [1] 2026/11/03 04:05:06.789012 [INF] message
///     1762142706789 message
record GeneralLine() implements LogFormat {

  private static final String NAME = "general";

  /// How far from the start the time is looked for.
  private static final int TIME_AT_MOST = 400;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    if (isContinuation(line)) {
      return Optional.empty();
    }
    var cursor = new Cursor(line, 0);
    var epoch = EpochTime.take(cursor);
    if (epoch.isPresent()) {
      return Message.read(line, cursor.at(), context, Found.at(epoch.get())).as(NAME);
    }
    return FirstTime.in(line, TIME_AT_MOST, context.times())
        .flatMap(time -> {
          var found = Found.at(time.instant()).withLevel(levelBefore(line, time));
          return Message.read(line, time.end(), context, found).as(NAME);
        });
  }

  /// What is indented goes on with what the line before it began; what begins with `#` is a
  /// comment.
  private static boolean isContinuation(String line) {
    return line.isEmpty() || " \t#".indexOf(line.charAt(0)) >= 0;
  }

  private static Optional<LevelText> levelBefore(String line, FirstTime time) {
    return time.start() < 2
        ? Optional.empty()
        : LevelWord.in(line.substring(0, time.start()), 0);
  }
}
