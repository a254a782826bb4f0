package logbatch.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import logbatch.model.FailureReason;
import org.junit.jupiter.api.Test;

class ReopeningInputStreamTest {

  private final byte[] object = new byte[1000];
  private final List<Long> opened = new ArrayList<>();

  ReopeningInputStreamTest() {
    new Random(1).nextBytes(object);
  }

  @Test
  void unbrokenReadIsOneRequest() throws IOException {
    try (var in = new ReopeningInputStream(from -> open(from, Integer.MAX_VALUE), 100, 1000)) {
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(object, 100, 1000));
    }
    assertThat(opened).containsExactly(100L);
  }

  @Test
  void brokenReadGoesOnWhereItBroke() throws IOException {
    try (var in = new ReopeningInputStream(from -> open(from, 300), 0, 1000)) {
      assertThat(in.readAllBytes()).isEqualTo(object);
    }
    assertThat(opened).containsExactly(0L, 300L, 600L, 900L);
  }

  @Test
  void streamThatEndsEarlyGoesOnWhereItEnded() throws IOException {
    try (var in =
        new ReopeningInputStream(
            from -> {
              opened.add(from);
              return new ByteArrayInputStream(object, (int) from, 300);
            },
            0,
            1000)) {
      assertThat(in.readAllBytes()).isEqualTo(object);
    }
    assertThat(opened).containsExactly(0L, 300L, 600L, 900L);
  }

  @Test
  void breaksWithoutAByteBetweenThemEndTheRead() throws IOException {
    try (var in = new ReopeningInputStream(from -> open(from, 0), 0, 1000)) {
      assertThatThrownBy(in::read).hasMessageContaining("broke 4 times at byte 0");
    }
    assertThat(opened).hasSize(4);
  }

  @Test
  void objectReplacedMeanwhileEndsTheRead() throws IOException {
    try (var in =
        new ReopeningInputStream(
            from -> {
              if (from > 0) {
                throw new UnreadableObjectException(FailureReason.OBJECT_REPLACED, "replaced");
              }
              return open(from, 300);
            },
            0,
            1000)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(UnreadableObjectException.class);
    }
  }

  private InputStream open(long from, int bytes) {
    opened.add(from);
    return new StreamThatBreaksAfter(
        new ByteArrayInputStream(object, (int) from, object.length), bytes);
  }

  private static final class StreamThatBreaksAfter extends FilterInputStream {

    private int left;

    StreamThatBreaksAfter(InputStream in, int bytes) {
      super(in);
      this.left = bytes;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
      if (left == 0) {
        throw new IOException("connection reset");
      }
      int count = in.read(target, start, Math.min(left, length));
      left -= Math.max(0, count);
      return count;
    }
  }
}
