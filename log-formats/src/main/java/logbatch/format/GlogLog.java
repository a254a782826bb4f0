package logbatch.format;

import java.util.Optional;

/// A line of Google's glog and of what follows it: klog, absl.
///
///     E1103 04:05:06.789012 1234 file.cc:253] message
///     I20261103 04:05:06.789012 1234 file.cc:253] message
record GlogLog() implements LogFormat {

  private static final String NAME = "glog";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("A0000 00:", "A00000000", " ");

  private static final String LETTERS = "IWEF";

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
    cursor.takeSpaces();
    char letter = cursor.peek();
    if (LETTERS.indexOf(letter) < 0) {
      return Optional.empty();
    }
    cursor.moveTo(cursor.at() + 1);
    int digits = cursor.digitsAhead();
    if (digits != 4 && digits != 8) {
      return Optional.empty();
    }
    int year = digits == 8 ? cursor.takeNumber(4) : TimeBehindDate.NO_YEAR;
    int month = cursor.takeNumber(2);
    int day = cursor.takeNumber(2);
    return cursor.take(' ')
        ? TimeBehindDate.take(cursor, context.times(), year, month, day)
            .flatMap(at -> Found.at(at).withLevel(LevelText.ofLetter(letter)).as(NAME))
        : Optional.empty();
  }

  /// The level of a line that is the message of another: `E1103 04:05:06.789012`.
  ///
  /// @param start where the letter stands
  static Optional<LevelText> level(String line, int start) {
    var cursor = new Cursor(line, start + 1);
    boolean isDate = cursor.takeNumber(4) >= 0 && cursor.take(' ');
    boolean isTime = isDate && cursor.takeNumber(2) >= 0 && cursor.take(':');
    return isTime && LETTERS.indexOf(line.charAt(start)) >= 0
        ? LevelText.ofLetter(line.charAt(start))
        : Optional.empty();
  }
}
