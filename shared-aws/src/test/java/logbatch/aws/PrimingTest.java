package logbatch.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimingTest {

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final JsonLog log =
      new JsonLog(
          new PrintStream(logged, true, UTF_8), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), "test");
  private final List<String> made = new ArrayList<>();

  /// A deployment must not fail because a service has a bad minute while its snapshot is taken.
  @Test
  void aCallThatFailsSpoilsNeitherTheSnapshotNorTheOthers() {
    var priming =
        new Priming(
            log,
            List.of(
                () -> {
                  throw new IOException("denied");
                },
                () -> made.add("second")));

    priming.beforeCheckpoint(Core.getGlobalContext());

    assertThat(made).containsExactly("second");
    assertThat(logged.toString(UTF_8)).contains("\"INFO\"", "denied");
  }

  @Test
  void nothingIsCalledWithoutASnapshot() {
    Priming.beforeSnapshot(log, () -> made.add("early"));

    assertThat(made).isEmpty();
  }
}
