package logbatch.model;

/// S3's order of the events of one key: hexadecimal digits, compared after the shorter one is
/// padded with zeros on the right.
///
/// See <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>.
///
/// @param value the digits as the event has them; may be empty if the event had none
public record Sequencer(String value) implements Comparable<Sequencer> {

  public Sequencer {
    if (!value.matches("[0-9A-Fa-f]*")) {
      throw new IllegalArgumentException("not a sequencer: " + value);
    }
  }

  @Override
  public int compareTo(Sequencer other) {
    int width = Math.max(value.length(), other.value.length());
    return padded(width).compareToIgnoreCase(other.padded(width));
  }

  /// Whether both stand for the same event order; unlike `equals`, blind to case and to trailing
  /// zeros.
  public boolean isSameAs(Sequencer other) {
    return compareTo(other) == 0;
  }

  private String padded(int width) {
    return value + "0".repeat(width - value.length());
  }

  @Override
  public String toString() {
    return value;
  }
}
