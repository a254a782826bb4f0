package logbatch.lines;

import java.io.IOException;
import java.util.zip.CRC32;

/// The header of a gzip member, as RFC 1952 has it in chapter 2.3. Nothing in it matters but where
/// it ends.
final class GzipHeader {

  private static final int MAGIC = 0x8B1F;
  private static final int DEFLATE = 8;

  private static final int HAS_CRC = 1 << 1;
  private static final int HAS_EXTRA = 1 << 2;
  private static final int HAS_NAME = 1 << 3;
  private static final int HAS_COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;

  private final GzipInput input;
  private final CRC32 crc = new CRC32();

  private GzipHeader(GzipInput input) {
    this.input = input;
  }

  /// What is there is not the header of a member.
  static final class NotAMemberException extends IOException {

    private static final long serialVersionUID = 1L;

    NotAMemberException(String message) {
      super(message);
    }
  }

  /// Goes behind the header.
  static void skip(GzipInput input) throws IOException {
    new GzipHeader(input).skip();
  }

  private void skip() throws IOException {
    if (uint16() != MAGIC) {
      throw new NotAMemberException("there is something else than a gzip member");
    }
    if (uint8() != DEFLATE) {
      throw new NotAMemberException("its compression method is not deflate");
    }
    int flags = uint8();
    if ((flags & RESERVED) != 0) {
      throw new NotAMemberException("its header has flags that are reserved");
    }
    // Modification time, extra flags, operating system.
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(uint16());
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CRC) != 0) {
      verify();
    }
  }

  private void verify() throws IOException {
    long expected = crc.getValue() & 0xFFFF;
    if (input.uint16() != expected) {
      throw new NotAMemberException("the checksum of its header is wrong");
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      uint8();
    }
  }

  private void skipText() throws IOException {
    while (uint8() != 0) {
      // Up to and with the zero byte.
    }
  }

  private int uint16() throws IOException {
    return uint8() | uint8() << 8;
  }

  private int uint8() throws IOException {
    int value = input.uint8();
    crc.update(value);
    return value;
  }
}
