package logbatch.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What has to become of a file, found out without any of the code that is tested.
///
/// @param lines the stored bytes of every line, by the offset of its first byte
/// @param blank lines without a byte
/// @param header lines that are a CSV header
/// @param rejected how many of the lines are unreadable
record Expectation(SortedMap<Long, String> lines, int blank, int header, int rejected) {

  /// The harness runs with this `MaxLineBytes`.
  static final int MAX_LINE_BYTES = 1024;

  /// Cuts a file.
  ///
  /// @param rejected which of the lines that are not blank cannot be read
  static Expectation of(byte[] bytes, List<Integer> rejected) {
    var lines = new TreeMap<Long, String>();
    int blank = 0;
    int start = startsWithMark(bytes) ? 3 : 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      boolean isTerminated = end < bytes.length;
      int to = isTerminated && end > start && bytes[end - 1] == '\r' ? end - 1 : end;
      if (to == start) {
        blank++;
      } else {
        lines.put((long) start, printed(kept(Arrays.copyOfRange(bytes, start, to))));
      }
      start = end + 1;
    }
    return new Expectation(lines, blank, 0, rejected.size());
  }

  /// Bytes as text that shows differences in an assertion.
  static String printed(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF;
  }

  /// The files here are UTF-8, so a cut goes back to the last byte that begins a character.
  private static byte[] kept(byte[] line) {
    if (line.length <= MAX_LINE_BYTES) {
      return line;
    }
    int cut = MAX_LINE_BYTES;
    while ((line[cut] & 0xC0) == 0x80) {
      cut--;
    }
    return Arrays.copyOf(line, cut);
  }
}
