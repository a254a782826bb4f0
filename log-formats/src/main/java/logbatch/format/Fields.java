package logbatch.format;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import logbatch.format.FieldMeaning.Convention;
import logbatch.model.Reading;

/// Collects what the named fields of one line say. A field whose value makes no sense for its name
/// is passed over. Not thread-safe.
final class Fields {

  private static final int LEVEL_LENGTH_MAX = 16;

  /// Whatever a field deeper inside says, one further outside is believed.
  private static final int RANKS_OF_A_DEPTH = 1_000;

  private final TimeRules rules;
  private final Set<Convention> conventions = EnumSet.of(Convention.ANY);
  private Best<Instant> timestamp = Best.none();
  private Best<Integer> statusCode = Best.none();
  private Best<LevelText> level = Best.none();
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

  /// What is believed so far.
  private record Best<T>(int rank, Optional<T> value) {

    static <T> Best<T> none() {
      return new Best<>(Integer.MAX_VALUE, Optional.empty());
    }

    /// Of two of one rank the later one is believed.
    Best<T> or(int otherRank, Optional<T> other) {
      return other.isPresent() && otherRank <= rank ? new Best<>(otherRank, other) : this;
    }
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
      case SIGN -> conventions.add(meaning.convention());
    }
  }

  /// The line of another program that the fields carry; empty if they carry none.
  Optional<String> line() {
    return conventions.contains(Convention.CONTAINER) && !line.isEmpty()
        ? Optional.of(line)
        : Optional.empty();
  }

  /// What the fields said.
  ///
  /// @param format name of the format that found them
  Reading reading(String format) {
    var named =
        conventions.contains(levelConvention)
            ? level.value().or(() -> conventionalLevel)
            : level.value();
    return new Reading(
        format,
        timestamp.value().or(this::timestampOfTwoFields),
        statusCode.value().map(OptionalInt::of).orElseGet(OptionalInt::empty),
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

  private boolean addTimestamp(int rank, String value) {
    var instant =
        rank <= timestamp.rank() ? Timestamps.of(value, rules) : Optional.<Instant>empty();
    timestamp = timestamp.or(rank, instant);
    return instant.isPresent();
  }

  private void addStatus(int rank, String value) {
    var code = StatusCode.of(value);
    if (code.isPresent()) {
      statusCode = statusCode.or(rank, Optional.of(code.getAsInt()));
    }
  }

  private void addLevel(FieldMeaning meaning, int rank, String value) {
    if (value.isEmpty() || value.length() > LEVEL_LENGTH_MAX) {
      return;
    }
    var named =
        LevelText.named(value).or(() -> letter(value)).or(() -> meaning.numbers().level(value));
    level = level.or(rank, named);
    if (named.isEmpty() && meaning.convention() != Convention.ANY) {
      addConventionalLevel(meaning, value);
    }
  }

  private void addConventionalLevel(FieldMeaning meaning, String value) {
    levelConvention = meaning.convention();
    conventionalLevel =
        LevelText.named(value).or(() -> letter(value)).or(() -> LevelNumbers.SYSLOG.level(value));
  }

  /// `W`; `D1` to `D5` are levels of detail.
  private static Optional<LevelText> letter(String value) {
    boolean isCounted =
        value.length() == 2 && value.charAt(0) == 'D' && Cursor.isDigit(value.charAt(1));
    return value.length() == 1 || isCounted
        ? LevelText.ofLetter(value.charAt(0)).map(letter -> new LevelText(letter.level(), value))
        : Optional.empty();
  }
}
