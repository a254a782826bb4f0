package logbatch.format;

import java.util.Optional;

/// A line of Android's logcat, in its formats `threadtime` and `time`.
///
///     11-03 04:05:06.789  1702  2395 D WindowManager: message
///     11-03 04:05:06.789 D/WindowManager( 1702): message
record Logcat() implements LogFormat {

  private static final String NAME = "logcat";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("00-00 00:");

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
    var timestamp = NumericTime.take(cursor, context.times());
    if (timestamp.isEmpty() || cursor.takeSpaces() == 0) {
      return Optional.empty();
    }
    boolean hasProcess = Cursor.isDigit(cursor.peek());
    if (hasProcess) {
      cursor.skipWords(2);
    }
    char letter = cursor.peek();
    boolean isMark = cursor.peek(1) == (hasProcess ? ' ' : '/');
    var level = isMark ? LevelText.ofLetter(letter) : Optional.<LevelText>empty();
    return level.isPresent()
        ? Found.at(timestamp.get()).withLevel(level).as(NAME)
        : Optional.empty();
  }
}
