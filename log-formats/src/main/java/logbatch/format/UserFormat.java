package logbatch.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.model.Reading;

/// A format that somebody defined by a regular expression with groups named `timestamp`, `status`
/// and `level`.
///
/// RE2 takes time in proportion to the line and to the pattern, whatever they are; both are
/// bounded.
///
/// @param pattern may match anywhere in the line, unless it says otherwise
/// @param timestamps reads what the group of that name matches
record UserFormat(String name, Pattern pattern, UserTimestamps timestamps) implements LogFormat {

  static final String TIMESTAMP = "timestamp";
  static final String STATUS = "status";
  static final String LEVEL = "level";

  /// Characters of a line that are looked at. A header is at the beginning.
  static final int LINE_CHARACTERS_MAX = 8_192;

  /// A line that matches is in this format if at least one of the groups makes sense.
  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    boolean isLong = line.length() > LINE_CHARACTERS_MAX;
    var matcher = pattern.matcher(isLong ? line.substring(0, LINE_CHARACTERS_MAX) : line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var reading = reading(matcher, context.times());
    boolean isEmpty =
        reading.timestamp().isEmpty()
            && reading.statusCode().isEmpty()
            && reading.level().isEmpty();
    return isEmpty ? Optional.empty() : Optional.of(new ParseResult.Parsed(reading));
  }

  private Reading reading(Matcher matcher, TimeRules times) {
    Optional<Instant> timestamp =
        group(matcher, TIMESTAMP).flatMap(text -> timestamps.of(text, times));
    var status = group(matcher, STATUS).map(StatusCode::of).orElse(OptionalInt.empty());
    var level = group(matcher, LEVEL).map(String::strip).flatMap(LevelText::ofField);
    return new Reading(
        name, timestamp, status, level.map(LevelText::level), level.flatMap(LevelText::original));
  }

  private Optional<String> group(Matcher matcher, String group) {
    return pattern.namedGroups().containsKey(group)
        ? Optional.ofNullable(matcher.group(group))
        : Optional.empty();
  }
}
