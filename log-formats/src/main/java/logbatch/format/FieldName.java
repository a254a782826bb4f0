package logbatch.format;

import java.util.Arrays;
import java.util.Optional;

/// As much of a known field's name as has been read: a node in a tree of the names' letters and
/// digits. Unknown names end at their first letter that no known one has there, and cost no object.
///
/// Names are compared without case and without `@ # $ _ - .` and blanks, so `status_code`,
/// `statusCode` and `StatusCode` are one. The name of a nested field follows that of the field
/// around it, so `{"log":{"level":…}}` is `log.level`.
final class FieldName {

  private static final int LETTERS = 26;
  private static final int DIGITS = 10;
  private static final byte UNKNOWN = -1;
  private static final byte PASSED_OVER = -2;

  /// What a character of ASCII is in a name.
  private static final byte[] INDEXES = indexes();

  private final FieldName[] next = new FieldName[LETTERS + DIGITS];
  private Optional<FieldMeaning> meaning = Optional.empty();
  private boolean isWrapper;

  FieldName() {}

  /// What a field of this name says; empty if it is only the beginning of one that says something.
  Optional<FieldMeaning> meaning() {
    return meaning;
  }

  /// Whether the fields within are named as if they stood by themselves.
  boolean isWrapper() {
    return isWrapper;
  }

  /// The name with another one behind it.
  ///
  /// @return null if no known name begins like this
  FieldName then(String name) {
    var at = this;
    for (int i = 0; i < name.length() && at != null; i++) {
      int index = index(name.charAt(i));
      if (index != PASSED_OVER) {
        at = index == UNKNOWN ? null : at.next[index];
      }
    }
    return at;
  }

  /// Makes a name known.
  void add(String name, FieldMeaning says) {
    grown(name).meaning = Optional.of(says);
  }

  /// Makes the name of a wrapper known.
  void addWrapper(String name) {
    grown(name).isWrapper = true;
  }

  private FieldName grown(String name) {
    var at = this;
    for (int i = 0; i < name.length(); i++) {
      int index = index(name.charAt(i));
      if (at.next[index] == null) {
        at.next[index] = new FieldName();
      }
      at = at.next[index];
    }
    return at;
  }

  private static int index(char c) {
    return c < INDEXES.length ? INDEXES[c] : UNKNOWN;
  }

  private static byte[] indexes() {
    var indexes = new byte[128];
    Arrays.fill(indexes, UNKNOWN);
    for (int letter = 0; letter < LETTERS; letter++) {
      indexes['a' + letter] = (byte) letter;
      indexes['A' + letter] = (byte) letter;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      indexes['0' + digit] = (byte) (LETTERS + digit);
    }
    "@#$_-. ".chars().forEach(c -> indexes[c] = PASSED_OVER);
    return indexes;
  }
}
