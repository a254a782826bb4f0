package logbatch.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;
import java.util.stream.Stream;
import logbatch.model.LineBytes;

/// Lines that something on the way would like to change.
final class HostileBytes {

  /// The largest `MAX_LINE_BYTES` that the template allows for.
  static final int LONGEST_BYTES = 320 * 1024;

  private HostileBytes() {}

  static Stream<LineBytes> all() {
    return Stream.of(
        LineBytes.ofText("plain"),
        LineBytes.ofText("nul \0, escape \u001B[31m, tab \t, carriage return \r, delete \u007F"),
        LineBytes.ofText("noncharacters \uFFFE \uFFFF"),
        LineBytes.ofText("byte order mark \uFEFF and separators \u0085 \u2028 \u2029"),
        LineBytes.ofText("é 日本語 😀"),
        LineBytes.ofText("replacement \uFFFD that is really there"),
        LineBytes.ofText(" blanks at both ends "),
        LineBytes.owning("latin é ü".getBytes(ISO_8859_1)),
        LineBytes.owning(new byte[] {(byte) 0xFF, 0, (byte) 0xC0, (byte) 0x80}),
        LineBytes.owning(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
        LineBytes.ofText("\u0001".repeat(LONGEST_BYTES)),
        LineBytes.ofText("\\".repeat(LONGEST_BYTES)));
  }

  /// Any bytes, and as many as a line may have at most.
  static LineBytes random(long seed) {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(LONGEST_BYTES + 1)];
    random.nextBytes(bytes);
    return LineBytes.owning(bytes);
  }
}
