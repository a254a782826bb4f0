package logbatch.format;

import java.util.List;
import java.util.Random;

/// Lines drawn from the samples of all formats and then damaged, the same for the same seed. Not
/// thread-safe.
final class MutatedLines {

  private static final String TELLING =
      "0123456789:-/.,+TZ[]{}()<>\"'\\= \t|%\u0000\u001B\uFEFF\uD83Dé٣";
  private static final int LENGTH_MAX = 4_096;
  private static final int MUTATIONS_MAX = 4;

  private final List<Sample> samples;
  private final Random random;

  MutatedLines(List<Sample> samples, long seed) {
    this.samples = samples;
    this.random = new Random(seed);
  }

  String next() {
    var line = new StringBuilder(sample());
    for (int i = random.nextInt(MUTATIONS_MAX + 1); i > 0; i--) {
      mutate(line);
    }
    line.setLength(Math.min(line.length(), LENGTH_MAX));
    return line.toString();
  }

  private String sample() {
    return samples.get(random.nextInt(samples.size())).line();
  }

  private void mutate(StringBuilder line) {
    int at = random.nextInt(line.length() + 1);
    int end = at + random.nextInt(line.length() - at + 1);
    switch (random.nextInt(9)) {
      case 0 -> line.setLength(at);
      case 1 -> line.delete(0, at);
      case 2 -> line.delete(at, end);
      case 3 -> line.insert(at, line.substring(at, end));
      case 4 -> line.insert(at, (char) random.nextInt(1 << 16));
      case 5 -> line.insert(at, TELLING.charAt(random.nextInt(TELLING.length())));
      case 6 -> splice(line, at);
      case 7 -> flip(line, at);
      default -> changeDigits(line);
    }
  }

  /// The end of another sample takes the place of this one's.
  private void splice(StringBuilder line, int at) {
    var other = sample();
    line.setLength(at);
    line.append(other, random.nextInt(other.length() + 1), other.length());
  }

  private void flip(StringBuilder line, int at) {
    if (at < line.length()) {
      line.setCharAt(at, (char) (line.charAt(at) ^ (1 << random.nextInt(8))));
    }
  }

  private void changeDigits(StringBuilder line) {
    for (int i = 0; i < line.length(); i++) {
      if (Cursor.isDigit(line.charAt(i)) && random.nextInt(3) == 0) {
        line.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
  }
}
