package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// SHA-256 over a sequence of values. Texts are preceded by their length, so that no two sequences
/// feed the same bytes.
///
/// Not thread-safe; one per result.
final class Fingerprint {

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Fingerprint text(String value) {
    var bytes = value.getBytes(UTF_8);
    number(bytes.length);
    digest.update(bytes);
    return this;
  }

  Fingerprint number(long value) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    return this;
  }

  Fingerprint raw(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /// The first 16 bytes as a UUID of version 8, the one that RFC 9562 leaves to the application.
  UUID uuid() {
    var bytes = ByteBuffer.wrap(digest.digest());
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  byte[] bytes() {
    return digest.digest();
  }
}
