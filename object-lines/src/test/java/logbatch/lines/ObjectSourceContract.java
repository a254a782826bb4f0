package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import logbatch.model.FailureReason;
import logbatch.model.ObjectVersion;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [ObjectSource] does.
abstract class ObjectSourceContract {

  private static final byte[] BYTES = new byte[300_000];

  static {
    new Random(5).nextBytes(BYTES);
  }

  abstract ObjectSource source();

  abstract ObjectVersion put(String key, byte[] bytes);

  abstract void remove(ObjectVersion object);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 150_000, 299_999})
  void objectIsReadToItsEnd(int from) throws IOException {
    var object = put("app.log", BYTES);

    try (var in = source().open(object, from)) {
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, from, BYTES.length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b+c%20&=?é😀.log", "dir/with space/é+ü.log", "~'()*;@.log"})
  void keyIsTakenAsItIs(String key) throws IOException {
    var object = put(key, "x".getBytes(UTF_8));

    try (var in = source().open(object, 0)) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("x");
    }
  }

  @Test
  void headIsTheBeginning() throws IOException {
    assertThat(source().head(put("app.log", BYTES), 2)).isEqualTo(Arrays.copyOf(BYTES, 2));
    assertThat(source().head(put("small.log", new byte[] {7}), 65_536)).containsExactly(7);
  }

  @Test
  void readMayEndEarly() throws IOException {
    var object = put("app.log", BYTES);

    for (int i = 0; i < 100; i++) {
      try (var in = source().open(object, 0)) {
        assertThat(in.read()).isEqualTo(BYTES[0] & 0xFF);
      }
    }
  }

  @Test
  void missingObjectIsUnreadable() {
    var object = put("app.log", BYTES);
    remove(object);

    assertUnreadable(FailureReason.OBJECT_MISSING, () -> source().open(object, 0));
    assertUnreadable(FailureReason.OBJECT_MISSING, () -> source().head(object, 2));
  }

  @Test
  void replacedObjectIsUnreadable() {
    var object = put("app.log", BYTES);
    put("app.log", "other".getBytes(UTF_8));

    assertUnreadable(FailureReason.OBJECT_REPLACED, () -> source().open(object, 0));
    assertUnreadable(FailureReason.OBJECT_REPLACED, () -> source().open(object, 3));
    assertUnreadable(FailureReason.OBJECT_REPLACED, () -> source().head(object, 2));
  }

  static void assertUnreadable(FailureReason reason, ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            UnreadableObjectException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(reason));
  }
}
