package logbatch.model;

import java.math.BigInteger;

/// The place of a record in its stream shard. DynamoDB gives strings of 21 to 40 digits, without
/// leading zeros being promised, so they are compared as integers.
///
/// @param value the digits
public record SequenceNumber(BigInteger value) implements Comparable<SequenceNumber> {

  /// Reads the digits.
  ///
  /// @throws NumberFormatException if there are other characters
  public static SequenceNumber parse(String digits) {
    return new SequenceNumber(new BigInteger(digits));
  }

  @Override
  public int compareTo(SequenceNumber other) {
    return value.compareTo(other.value);
  }

  /// Whether this record comes later in its shard.
  public boolean isAfter(SequenceNumber other) {
    return compareTo(other) > 0;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
