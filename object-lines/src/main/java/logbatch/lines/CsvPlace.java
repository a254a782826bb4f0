package logbatch.lines;

/// Where in a CSV record a byte is.
///
/// Quotes are those of RFC 4180: a quote at the start of a field opens it, two are one inside it,
/// and one in a field that was not opened is a character like others. All of what counts is ASCII,
/// whose bytes are in UTF-8 no part of other characters.
enum CsvPlace {
  FIELD_START,
  /// In a field that is not quoted, or behind the quotes of one that was.
  PLAIN,
  QUOTED,
  /// Behind a quote in a quoted field: its end, or the first of two.
  AFTER_QUOTE;

  private static final byte QUOTE = '"';

  /// Where the byte behind this one is.
  ///
  /// @param b the byte that is here; no LF that ends the record
  CsvPlace behind(byte b, byte delimiter) {
    return switch (this) {
      case FIELD_START -> b == QUOTE ? QUOTED : behindPlain(b, delimiter);
      case PLAIN -> behindPlain(b, delimiter);
      case QUOTED -> b == QUOTE ? AFTER_QUOTE : QUOTED;
      case AFTER_QUOTE -> b == QUOTE ? QUOTED : behindPlain(b, delimiter);
    };
  }

  private static CsvPlace behindPlain(byte b, byte delimiter) {
    return b == delimiter ? FIELD_START : PLAIN;
  }
}
