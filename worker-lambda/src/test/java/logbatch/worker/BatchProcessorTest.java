package logbatch.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static logbatch.worker.WorkerFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import logbatch.model.ContentKind;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.RejectionReason;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchProcessorTest {

  private final WorkerFixture worker = new WorkerFixture();

  @Test
  void lineBecomesAnItem() throws InterruptedException {
    var failed = worker.failed(List.of(Messages.text(512, Messages.ACCESS_LINE)));

    assertThat(failed).isEmpty();
    var item = onlyItem();
    assertThat(item.batchId()).isEqualTo("dir/access.log");
    assertThat(item.line().byteOffset()).isEqualTo(512);
    assertThat(item.reading().format()).isEqualTo("access-log");
    assertThat(item.reading().status()).isEqualTo("404");
    assertThat(item.line().content()).isEqualTo(LineBytes.ofText(Messages.ACCESS_LINE));
  }

  @Test
  void textLineOfNoKnownFormatIsStoredAndNoFailure() throws InterruptedException {
    var failed =
        worker.failed(List.of(Messages.text(0, "    at com.example.Main.run(Main.java:7)")));

    assertThat(failed).isEmpty();
    assertThat(onlyItem().isRejected()).isFalse();
    assertThat(onlyItem().reading().format()).isEqualTo("text");
  }

  @Test
  void secondDeliveryIsAcknowledgedAndChangesNothing() throws InterruptedException {
    var batch = Messages.textLines(10);
    worker.failed(batch);
    var before = worker.items.items();

    assertThat(worker.failed(batch)).isEmpty();
    assertThat(worker.items.items()).isEqualTo(before);
    assertThat(worker.log()).contains("\"worker_records_duplicate_total\":10");
  }

  @Test
  void rejectedLineIsStoredAtOnceAndHandedBackSoon() throws InterruptedException {
    var batch =
        List.of(
            Messages.json(0, "{\"status\":200}"),
            Messages.json(20, "{\"status\":"),
            Messages.json(40, "{\"status\":500}"));

    assertThat(worker.failed(batch)).containsExactly("m20");
    assertThat(worker.delays.seconds()).isEqualTo(Map.of("m20", 2L));
    assertThat(worker.items.items()).hasSize(3);
    assertThat(worker.items.items().values())
        .filteredOn(ProcessedItem::isRejected)
        .singleElement()
        .satisfies(item -> {
          assertThat(item.line().byteOffset()).isEqualTo(20);
          assertThat(item.rejected().orElseThrow().rejection().reason())
              .isEqualTo(RejectionReason.INVALID_JSON);
        });
  }

  @Test
  void rejectedLineIsHandedBackEveryTime() throws InterruptedException {
    var bad = Messages.json(0, "[]");

    for (int attempt = 1; attempt <= 5; attempt++) {
      assertThat(worker.failed(List.of(Messages.again(bad, attempt)))).containsExactly("m0");
    }
    assertThat(worker.items.items()).hasSize(1);
    assertThat(worker.delays.seconds()).isEqualTo(Map.of("m0", 2L));
  }

  @Test
  void truncatedJsonLineIsRejectedAndTruncatedTextIsNot() throws InterruptedException {
    var line = new Line(1, 0, LineBytes.ofText("{\"a\":"), 400_000);

    var failed =
        worker.failed(
            List.of(
                Messages.received(new LineMessage(Messages.TEXT_FILE.run(), 0, line)),
                Messages.again(
                    Messages.received(
                        new LineMessage(
                            Messages.JSON_FILE.run(), 0, new Line(1, 9, line.content(), 400_000))),
                    1)));

    assertThat(failed).containsExactly("m9");
    assertThat(worker.items.items().values()).allMatch(item -> item.line().isTruncated());
  }

  @Test
  void foreignMessageIsLoudAndHandedBack() throws InterruptedException {
    var foreign = new ReceivedMessage("foreign", "receipt", "{\"hello\":\"secret\"}", 2);

    var failed = worker.failed(List.of(foreign, Messages.text(0, "good")));

    assertThat(failed).containsExactly("foreign");
    assertThat(worker.delays.seconds()).isEqualTo(Map.of("foreign", 2L));
    assertThat(worker.log())
        .contains("\"level\":\"ERROR\"", "\"message_id\":\"foreign\"")
        .doesNotContain("secret");
  }

  @Test
  void outsideTroubleIsHandedBackLaterEachTime() throws InterruptedException {
    var processor =
        worker.processor(_ -> {
          throw new IllegalStateException("throttled");
        });

    processor.process(List.of(Messages.again(Messages.text(0, "a"), 1)), MINUTE);
    processor.process(List.of(Messages.again(Messages.text(1, "a"), 2)), MINUTE);
    processor.process(List.of(Messages.again(Messages.text(2, "a"), 4)), MINUTE);

    assertThat(worker.delays.seconds()).isEqualTo(Map.of("m0", 30L, "m1", 150L, "m2", 3600L));
  }

  @Test
  void lineWithoutHeaderIsHandedBack() throws InterruptedException {
    var stranger = Messages.header("unknown.log", ContentKind.TEXT).run();
    var message = Messages.received(stranger, 0, LineBytes.ofText("a"));

    assertThat(worker.failed(List.of(message))).containsExactly("m0");
    assertThat(worker.delays.seconds()).isEqualTo(Map.of("m0", 30L));
    assertThat(worker.log()).contains("has no header for run " + stranger);
  }

  @RepeatedTest(200)
  void noneIsLostWhenAllFailAtOnce() throws InterruptedException {
    var allHere = new CountDownLatch(10);
    ItemStore failing =
        _ -> {
          allHere.countDown();
          await(allHere);
          throw new IllegalStateException("throttled");
        };
    var batch = Messages.textLines(10);

    var failed = worker.processor(failing).process(batch, MINUTE);

    assertThat(failed).containsExactlyElementsOf(batch);
  }

  @Test
  void errorOfOneTaskEndsTheInvocation() {
    ItemStore exhausted =
        _ -> {
          throw new OutOfMemoryError("simulated");
        };

    assertThatThrownBy(() -> worker.processor(exhausted).process(Messages.textLines(3), MINUTE))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  @Timeout(value = 20, unit = SECONDS)
  void whatIsNotDoneBeforeTheDeadlineHasFailed() throws InterruptedException {
    var never = new CountDownLatch(1);
    ItemStore slowForOne =
        item -> {
          if (item.line().byteOffset() == 100) {
            await(never);
          }
          return worker.items.put(item);
        };
    var timeLeft = BatchProcessor.MARGIN.plus(Duration.ofMillis(500));

    var failed = worker.processor(slowForOne).process(Messages.textLines(3), timeLeft);

    assertThat(WorkerFixture.ids(failed)).containsExactly("m100");
    assertThat(worker.delays.seconds()).isEqualTo(Map.of("m100", 30L));
  }

  @Test
  @Timeout(value = 20, unit = SECONDS)
  void taskThatHeedsNoInterruptionDoesNotHoldUpTheAnswer() throws InterruptedException {
    var released = new CountDownLatch(1);
    ItemStore deaf =
        item -> {
          awaitUninterruptibly(released);
          return worker.items.put(item);
        };
    var timeLeft = BatchProcessor.MARGIN.plus(Duration.ofMillis(200));

    var failed = worker.processor(deaf).process(Messages.textLines(1), timeLeft);
    released.countDown();

    assertThat(WorkerFixture.ids(failed)).containsExactly("m0");
  }

  @Test
  void noTimeLeftMeansThatAllComeAgain() throws InterruptedException {
    var never = new CountDownLatch(1);
    ItemStore slow =
        item -> {
          await(never);
          return worker.items.put(item);
        };

    var failed = worker.processor(slow).process(Messages.textLines(3), Duration.ofSeconds(1));

    assertThat(WorkerFixture.ids(failed)).containsExactly("m0", "m100", "m200");
  }

  @Test
  void batchCostsOnePutALineAndOneHeaderReadARun() throws InterruptedException {
    var processor = worker.processor();

    processor.process(Messages.textLines(100), MINUTE);
    processor.process(List.of(Messages.text(1, "one more")), MINUTE);

    assertThat(worker.items.puts()).isEqualTo(101);
    assertThat(worker.headers.reads()).isEqualTo(1);
    assertThat(worker.delays.calls()).isZero();
  }

  @Test
  void summarySaysWhatBecameOfTheBatch() throws InterruptedException {
    worker.failed(List.of(Messages.json(0, "{}"), Messages.json(9, "[]")));

    assertThat(worker.log().lines()).hasSize(2);
    assertThat(worker.log())
        .contains("\"reason\":\"not_a_json_object\",\"worker_lines_rejected_total\":1")
        .contains("\"messages\":2", "\"worker_records_stored_total\":1", "\"rejected\":1")
        .contains("\"worker_messages_failed_total\":0", "\"milliseconds\":0");
  }

  private ProcessedItem onlyItem() {
    assertThat(worker.items.items()).hasSize(1);
    return worker.items.items().values().iterator().next();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean isReleased = false;
    while (!isReleased) {
      try {
        latch.await();
        isReleased = true;
      } catch (InterruptedException e) {
        // That is what makes it deaf.
      }
    }
  }
}
