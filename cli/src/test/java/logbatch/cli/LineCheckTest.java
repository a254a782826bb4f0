package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.Reading;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;

class LineCheckTest {

  private static final RunId RUN = new RunId(new UUID(1, 2));
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final InMemoryItems items = new InMemoryItems();
  private final RecordingFindings findings = new RecordingFindings();

  @Test
  void everyLineIsLookedUpAndTheSumsAreThoseOfTheItems() throws Exception {
    for (int i = 0; i < 2_500; i++) {
      store(line(i, "line " + i), i % 10 == 0);
    }

    var stored = check(2_500).summary();

    assertThat(findings.found()).isEmpty();
    assertThat(stored.processed()).isEqualTo(2_250);
    assertThat(stored.rejected()).isEqualTo(250);
    assertThat(stored.reasons().of("invalid_json")).isEqualTo(250);
    assertThat(stored.formats().of("text")).isEqualTo(2_250);
  }

  @Test
  void hundredLinesAreLookedUpAtATime() throws Exception {
    check(250);

    assertThat(items.lookups()).containsExactlyInAnyOrder(100, 100, 50);
  }

  @Test
  void longLinesAreLookedUpInFewerAtATime() throws Exception {
    try (var check = new LineCheck(items, findings)) {
      for (int i = 0; i < 10; i++) {
        check.take(line(i, "x".repeat(262_144)));
      }
      check.finish();
    }

    // 4 × 256 KiB = 1 MiB
    assertThat(items.lookups()).containsExactlyInAnyOrder(4, 4, 2);
  }

  @Test
  void missingLinesAreToldInTheirOrder() throws Exception {
    for (int i = 0; i < 2_500; i++) {
      if (i % 1_000 != 7) {
        store(line(i, "line " + i), false);
      }
    }

    var stored = check(2_500).summary();

    assertThat(findings.found()).containsExactly("missing 7", "missing 1007", "missing 2007");
    assertThat(stored.processed()).isEqualTo(2_497);
  }

  @Test
  void otherBytesOfTheSameLengthAreDifferent() throws Exception {
    store(line(0, "line 1"), false);

    check(1);

    assertThat(findings.found()).containsExactly("different 0");
  }

  @Test
  void lineThatWasCutElsewhereIsTheSameIfLengthAndBeginningAre() throws Exception {
    store(cut(0, "begin", 10_000), false);
    store(cut(100, "begin", 10_000), false);
    store(cut(200, "begun", 10_000), false);

    try (var check = new LineCheck(items, findings)) {
      check.take(cut(0, "beginning", 10_000));
      check.take(cut(100, "beginning", 10_001));
      check.take(cut(200, "beginning", 10_000));
      check.finish();
    }

    assertThat(findings.found()).containsExactly("different 100", "different 200");
  }

  @Test
  void beginningThatIsStoredAsIfItWereAllIsDifferent() throws Exception {
    store(line(0, "begin"), false);

    try (var check = new LineCheck(items, findings)) {
      check.take(line(0, "beginning"));
      check.finish();
    }

    assertThat(findings.found()).containsExactly("different 0");
  }

  @Test
  void newestItemIsKnown() throws Exception {
    store(line(0, "line 0"), false);
    items.put(
        ProcessedItem.processed("a.log", line(1, "line 1"), Reading.TEXT, NOON.plusSeconds(60)));
    store(line(2, "line 2"), false);

    assertThat(check(3).newestStoredAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void failureOfALookupEndsTheCheck() {
    ItemLookup broken =
        ids -> {
          throw new IllegalStateException("no table");
        };

    try (var check = new LineCheck(broken, findings)) {
      assertThatThrownBy(
              () -> {
                check.take(line(0, "line 0"));
                check.finish();
              })
          .hasMessage("no table");
    }
  }

  private LineCheck.Sums check(int lines) throws InterruptedException {
    try (var check = new LineCheck(items, findings)) {
      for (int i = 0; i < lines; i++) {
        check.take(line(i, "line " + i));
      }
      return check.finish();
    }
  }

  private void store(LineMessage line, boolean isRejected) {
    items.put(
        isRejected
            ? ProcessedItem.rejected(
                "a.log", line, new Rejection(RejectionReason.INVALID_JSON, ""), NOON)
            : ProcessedItem.processed("a.log", line, Reading.TEXT, NOON));
  }

  private static LineMessage line(long offset, String text) {
    return cut(offset, text, text.length());
  }

  private static LineMessage cut(long offset, String beginning, long length) {
    return new LineMessage(
        RUN, 0, new Line(offset + 1, offset, LineBytes.ofText(beginning), length));
  }
}
