package logbatch.format;

import java.util.Optional;

/// A line of S3's server access log.
///
///     79a5…be examplebucket [03/Nov/2026:04:05:06 +0000] 203.0.113.7 79a5…be 3E57427F3EXAMPLE REST.GET.OBJECT key "GET /examplebucket/key HTTP/1.1" 200 - 113 …
record S3AccessLog() implements LogFormat {

  private static final String NAME = "s3-access-log";

  private static final int OWNER_LENGTH = 64;
  private static final int FIELDS_BEFORE_KEY = 4;

  @Override
  public String name() {
    return NAME;
  }

  /// The owner is a number of 64 hexadecimal digits.
  @Override
  public boolean admits(Shape shape) {
    return shape.isWord();
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    if (line.length() <= OWNER_LENGTH || line.charAt(OWNER_LENGTH) != ' ') {
      return Optional.empty();
    }
    var cursor = new Cursor(line, OWNER_LENGTH + 1);
    cursor.skipWord();
    if (!cursor.take('[')) {
      return Optional.empty();
    }
    var timestamp = AccessLogTime.take(cursor, context.times());
    if (timestamp.isEmpty() || !cursor.take("] ")) {
      return Optional.empty();
    }
    cursor.skipWords(FIELDS_BEFORE_KEY);
    cursor.skipWord();
    return AccessRequest.status(line, cursor.at())
        .flatMap(code -> Found.at(timestamp.get()).withStatus(code).as(NAME));
  }
}
