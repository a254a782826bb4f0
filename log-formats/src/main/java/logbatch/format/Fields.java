package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.format.FieldMeaning.Convention;
import logbatch.model.Reading;

/// Collects what the named fields of one line say. A field whose value makes no sense for its name
/// is passed over. Not thread-safe.
final class Fields {

  private static final int LEVEL_LENGTH_MAX = 16;

  /// Whatever a field deeper inside says, one further outside is believed.
  private static final int RANKS_OF_A_DEPTH = 1_000;

  private final TimeRules rules;
  private Convention convention = Convention.ANY;
  private int timestampRank = Integer.MAX_VALUE;
  private Optional<Instant> timestamp = Optional.empty();
  private int statusRank = Integer.MAX_VALUE;
  private OptionalInt statusCode = OptionalInt.empty();
  private int levelRank = Integer.MAX_VALUE;
  private Optional<LevelText> level = Optional.empty();
  private String date = "";
  private String time = "";
  private String seconds = "";
  private String nanos = "";
  private String line = "";
  private Optional<LevelText> conventionalLevel = Optional.empty();
  private Convention levelConvention = Convention.ANY;

  Fields(TimeRules rules) {
    this.rules = rules;
  }

  /// Takes a field in that stands by itself.
  void add(FieldMeaning meaning, String value) {
    add(meaning, 0, value);
  }

  /// Takes a field in.
  ///
  /// @param depth objects around it, from 0
  /// @param value the field's text; a number as it is written
  void add(FieldMeaning meaning, int depth, String value) {
    int rank = depth * RANKS_OF_A_DEPTH + meaning.rank();
    switch (meaning.role()) {
      case TIMESTAMP -> addTimestamp(rank, value);
      case DATE -> date = addTimestamp(rank, value) ? date : value.strip();
      case TIME -> time = addTimestamp(rank, value) ? time : value.strip();
      case SECONDS -> seconds = value;
      case NANOS -> nanos = value;
      case STATUS -> addStatus(rank, value);
      case LEVEL -> addLevel(meaning, rank, value.strip());
      case CONVENTIONAL_LEVEL -> addConventionalLevel(meaning, value.strip());
      case LINE -> line = value;
      case SIGN -> convention = meaning.convention();
    }
  }

  /// The line of another program that the fields carry; empty if they carry none.
  Optional<String> line() {
    return convention == Convention.CONTAINER && !line.isEmpty()
        ? Optional.of(line)
        : Optional.empty();
  }

  /// What the fields said.
  ///
  /// @param format name of the format that found them
  Reading reading(String format) {
    var named = convention == levelConvention ? level.or(() -> conventionalLevel) : level;
    return new Reading(
        format,
        timestamp.isPresent() ? timestamp : timestampOfTwoFields(),
        statusCode,
        named.map(LevelText::level),
        named.flatMap(LevelText::original));
  }

  /// A date and a time may be in fields of their own, and so may seconds and nanoseconds.
  private Optional<Instant> timestampOfTwoFields() {
    if (!date.isEmpty() && !time.isEmpty()) {
      return Timestamps.of(date + " " + time, rules);
    }
    return EpochTime.of(seconds).map(second -> second.plusNanos(nanosOfSecond()));
  }

  private long nanosOfSecond() {
    boolean isNumber =
        !nanos.isEmpty()
            && nanos.length() <= 9
            && nanos.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(nanos) : 0;
  }

  /// Of two fields of one rank the later one is believed, here and below.
  private boolean addTimestamp(int rank, String value) {
    if (rank > timestampRank) {
      return false;
    }
    var instant = Timestamps.of(unbracketed(value), rules);
    if (instant.isPresent()) {
      timestampRank = rank;
      timestamp = instant;
    }
    return instant.isPresent();
  }

  /// Web servers write the time in brackets, in whatever else they write it.
  private static String unbracketed(String value) {
    return value.startsWith("[") && value.endsWith("]")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private void addStatus(int rank, String value) {
    var code = rank > statusRank ? OptionalInt.empty() : StatusCode.of(value);
    if (code.isPresent()) {
      statusRank = rank;
      statusCode = code;
    }
  }

  private void addLevel(FieldMeaning meaning, int rank, String value) {
    if (rank > levelRank || value.isEmpty() || value.length() > LEVEL_LENGTH_MAX) {
      return;
    }
    var named = LevelText.ofField(value).or(() -> meaning.numbers().level(value));
    if (named.isPresent()) {
      levelRank = rank;
      level = named;
    } else if (meaning.convention() != Convention.ANY) {
      addConventionalLevel(meaning, value);
    }
  }

  private void addConventionalLevel(FieldMeaning meaning, String value) {
    levelConvention = meaning.convention();
    conventionalLevel = LevelText.ofField(value).or(() -> LevelNumbers.SYSLOG.level(value));
  }
}
