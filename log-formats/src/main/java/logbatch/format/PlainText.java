package logbatch.format;

import java.util.Optional;
import logbatch.model.Reading;

/// Any line. The last of the formats: it reads all, and finds nothing.
record PlainText() implements LogFormat {

  private static final Optional<ParseResult> RESULT =
      Optional.of(new ParseResult.Parsed(Reading.TEXT));

  @Override
  public String name() {
    return Reading.TEXT.format();
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    return RESULT;
  }
}
