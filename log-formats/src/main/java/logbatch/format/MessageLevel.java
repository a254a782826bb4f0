package logbatch.format;

import java.util.Optional;

/// The level that a message names by the conventions of those who write it: klog's letter, a word,
/// PHP's kind of error, .NET's abbreviation, a pair of logfmt.
final class MessageLevel {

  private static final Logfmt LOGFMT = new Logfmt();

  private MessageLevel() {}

  /// @param from where the message begins, blanks and a time's bracket aside
  static Optional<LevelText> in(String line, int from, FileContext context) {
    var cursor = new Cursor(line, from);
    cursor.take(']');
    cursor.takeSpaces();
    int start = cursor.at();
    return GlogLog.level(line, start)
        .or(() -> LevelWord.in(line, from))
        .or(() -> PhpError.level(line, start))
        .or(() -> DotNetLevel.level(line, start))
        .or(() -> inPairs(line, start, context));
  }

  /// The level at the beginning of a line that has no date.
  static Optional<LevelText> atStart(String line) {
    return LevelMark.atStart(line)
        .or(() -> PhpError.level(line, 0))
        .or(() -> DotNetLevel.level(line, 0));
  }

  /// Only a message that begins with a pair is one of pairs.
  private static Optional<LevelText> inPairs(String line, int start, FileContext context) {
    var cursor = new Cursor(line, start);
    cursor.skipName();
    return cursor.at() > start && cursor.peek() == '='
        ? LOGFMT
            .parse(line.substring(start), context)
            .flatMap(ParseResult::parsed)
            .flatMap(LevelText::of)
        : Optional.empty();
  }
}
