package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;

/// The very bytes of a line, without its terminator. Immutable.
///
/// Most lines are UTF-8 and are handled as text from end to end; the others keep their bytes all
/// the way.
public final class LineBytes {

  private final byte[] bytes;
  private final String text;

  private LineBytes(byte[] bytes, String text) {
    this.bytes = bytes;
    this.text = text;
  }

  /// A copy of `length` bytes from `start`.
  public static LineBytes copyOf(byte[] buffer, int start, int length) {
    return owning(Arrays.copyOfRange(buffer, start, start + length));
  }

  /// Takes the array over: the caller must not change it any more.
  public static LineBytes owning(byte[] bytes) {
    return new LineBytes(bytes, decoded(bytes));
  }

  /// The UTF-8 bytes of a text.
  ///
  /// @throws IllegalArgumentException if the text has a lone surrogate, which UTF-8 cannot carry
  public static LineBytes ofText(String text) {
    var bytes = text.getBytes(UTF_8);
    var line = owning(bytes);
    if (!text.equals(line.text)) {
      throw new IllegalArgumentException("the text has a lone surrogate");
    }
    return line;
  }

  /// The line as text; empty if the bytes are not valid UTF-8.
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /// The line as text to look at or to parse: every invalid sequence of bytes is shown as U+FFFD.
  public String readableText() {
    return text != null ? text : new String(bytes, UTF_8);
  }

  /// Number of bytes.
  public int length() {
    return bytes.length;
  }

  /// A copy of the bytes.
  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LineBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The length only: lines hold their owner's data, which does not belong into logs.
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }

  private static String decoded(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return strictlyDecoded(bytes);
      }
    }
    return new String(bytes, UTF_8);
  }

  private static String strictlyDecoded(byte[] bytes) {
    try {
      return UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
