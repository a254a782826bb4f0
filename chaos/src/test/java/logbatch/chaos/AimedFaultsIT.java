package logbatch.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import logbatch.local.runtime.InvocationResult;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.RangePart;
import logbatch.model.RunId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

/// Faults at the very places that the rules are there for. Kills strike when a request has reached
/// its service and its answer is on the way.
class AimedFaultsIT {

  private static final Path FOLDER =
      Path.of(System.getProperty("chaos.home"), "chaos", "target", "aimed");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final ChaosProcesses PROCESSES = new ChaosProcesses();
  private static final AtomicReference<Faults> FAULTS = new AtomicReference<>(Faults.NONE);
  private static final AtomicBoolean OTHER_SHARD = new AtomicBoolean();

  private static ChaosCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    cloud =
        ChaosCloud.start(
            FOLDER,
            Map.of("MaxReceiveCount", "5"),
            (call, service) -> FAULTS.get().answer(call, service),
            (function, payload, next) ->
                next.invoke(
                    OTHER_SHARD.get() && function.equals(Call.Caller.COUNTER.function())
                        ? payload.replace("\"shardId\":\"", "\"shardId\":\"other-")
                        : payload));
    PROCESSES.watch(cloud::processes);
  }

  @AfterAll
  static void stop() throws IOException {
    cloud.close();
  }

  @BeforeEach
  void nothingFails() {
    FAULTS.set(Faults.NONE);
    OTHER_SHARD.set(false);
  }

  @Test
  void plannerKilledAfterTheHeader() throws Exception {
    var kills = killAfter(1, call -> call.is("PutItem") && call.says("\"header\""));

    assertExact(text("killed-after-header.log", 60));
    assertThat(kills).hasPositiveValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void plannerKilledAfterEachRangeTask(int task) throws Exception {
    var kills = killAfter(task, AimedFaultsIT::isRangeTask);

    assertExact(text("killed-after-task-%d.log".formatted(task), 150));
    assertThat(kills).hasPositiveValue();
  }

  /// The checkpoint is written and the rest is ordered, but nobody hears that the invocation ended.
  /// No invocation has the time for the whole file.
  @Test
  void splitterKilledJustAfterItsHandOver() throws Exception {
    var kills = strikeAfterTheHandOver(PROCESSES::kill);

    assertExact(packed(text("hand-over.log", 1400)));
    assertThat(kills).hasPositiveValue();
  }

  /// It stands still until the runtime ends it, and its event comes once more.
  @Test
  void splitterOutOfTimeJustAfterItsHandOver() throws Exception {
    PROCESSES.kill(Call.Caller.SPLITTER);
    long before = splitterTimeouts();
    var pauses =
        strikeAfterTheHandOver(pids -> {
          PROCESSES.pause(pids);
          return pids.size();
        });

    assertExact(packed(text("out-of-time.log", 1400)));
    assertThat(pauses).hasPositiveValue();
    ChaosCloud.await(
        PATIENCE, () -> splitterTimeouts() > before, () -> "an invocation is out of time");
  }

  /// However many later batches have arrived, the checkpoint stays below the one that has not.
  @Test
  void splitterKilledWhileABatchIsOnItsWay() throws Exception {
    var kills = new AtomicInteger();
    var isFirst = new AtomicBoolean(true);
    var isCheckpointed = new CountDownLatch(1);
    FAULTS.set((call, service) -> {
      if (isBatchOfLines(call) && isFirst.getAndSet(false)) {
        isCheckpointed.await(3, TimeUnit.SECONDS);
        kills.addAndGet(PROCESSES.kill(Call.Caller.SPLITTER));
        return Optional.empty();
      }
      var answer = service.answer();
      if (call.is("UpdateItem") && call.says(":next_offset")) {
        isCheckpointed.countDown();
      }
      return Optional.of(answer);
    });

    assertExact(packed(text("on-its-way.log", 1400)));
    assertThat(kills).hasPositiveValue();
  }

  /// The process stands still until its message has come back and another one has ended the range.
  @Test
  void splitterThatWakesUpLateChangesNothing() throws Exception {
    PROCESSES.kill(Call.Caller.SPLITTER);
    var planners = new AtomicReference<List<Long>>(List.of());
    var paused = new AtomicReference<List<Long>>(List.of());
    FAULTS.set((call, service) -> {
      if (isRangeTask(call)) {
        planners.compareAndSet(List.of(), PROCESSES.pids(Call.Caller.SPLITTER));
      }
      if (isBatchOfLines(call) && paused.compareAndSet(List.of(), planners.get())) {
        PROCESSES.pause(paused.get());
      }
      return Optional.of(service.answer());
    });
    var upload = text("late.log", 100);
    var run = cloud.put(upload);
    ChaosCloud.await(
        PATIENCE,
        () -> isRead(run),
        () -> "another process ends the range; parts %s".formatted(cloud.parts(run)));
    var ranges = cloud.parts(run).ranges();

    PROCESSES.goOn(paused.get());

    ChaosCloud.await(
        PATIENCE,
        () -> cloud.log("LogSplitterLambda").anyMatch(line -> isLostEpoch(line, run)),
        () -> "the late process finds another one's epoch; ranges " + cloud.parts(run).ranges());
    assertThat(cloud.parts(run).ranges()).isEqualTo(ranges);
    awaitStatus(upload, run, "Completo");
    assertThat(Inspection.of(cloud, upload, run)).matches(Inspection::isClean);
  }

  /// A message of a range is delivered twice; the second delivery takes the range over and is
  /// killed before it has sent anything. The first one stops, and must leave the message where it
  /// is.
  @Test
  void rangeWhoseSecondDeliveryDiedIsReadByAThird() throws Exception {
    var upload = text("delivered-twice.log", 150);
    var put = new CompletableFuture<RunId>();
    var isFirst = new AtomicBoolean(true);
    FAULTS.set((call, service) -> {
      if (isBatchOfLines(call) && isFirst.getAndSet(false)) {
        cloud.beginForTheSameMessages(put.orTimeout(30, TimeUnit.SECONDS).join());
      }
      return Optional.of(service.answer());
    });
    var run = cloud.put(upload);
    put.complete(run);

    awaitStatus(upload, run, "Completo");
    assertThat(Inspection.of(cloud, upload, run)).matches(Inspection::isClean);
    assertThat(cloud.log("LogSplitterLambda"))
        .anyMatch(line -> line.contains("TAKEN_OVER_BY_REPEAT") && line.contains(run.toString()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 40})
  void workerKilledBetweenItsPuts(int put) throws Exception {
    var kills = killAfter(put, call -> call.is("PutItem") && call.caller() == Call.Caller.WORKER);

    assertExact(text("worker-%d.log".formatted(put), 60));
    assertThat(kills).hasPositiveValue();
  }

  /// One batch has lines of two runs, and each run has a part of its own.
  @Test
  void counterKilledBetweenThePartsOfTwoRuns() throws Exception {
    var first = new RunId(new java.util.UUID(0x8125L, 0x8000_0000_0000_0001L));
    var second = new RunId(new java.util.UUID(0x8125L, 0x8000_0000_0000_0002L));
    var shard = "shardId-of-two-runs";
    var records =
        IntStream.range(0, 20)
            .mapToObj(i -> insertion(i % 2 == 0 ? first : second, i, BigInteger.valueOf(i + 1L)))
            .toList();
    var kills = killAfter(1, call -> call.is("PutItem") && call.says(shard));

    assertThat(counted(shard, records).isSuccess()).isFalse();
    assertThat(kills).hasPositiveValue();
    assertThat(processed(first)).isEqualTo(10);
    assertThat(processed(second)).isZero();

    count(shard, records);
    assertThat(processed(first)).isEqualTo(10);
    assertThat(processed(second)).isEqualTo(10);
  }

  /// Scaled like all visibility time-outs: ten minutes are ten seconds, from the first put on.
  @Test
  void tenMinutesOfThrottlingLeaveTheDeadLetterQueueEmpty() throws Exception {
    var refusals = new AtomicInteger();
    var end = new AtomicReference<Long>();
    FAULTS.set((call, service) -> {
      if (call.caller() == Call.Caller.WORKER && call.is("PutItem")) {
        end.compareAndSet(null, System.nanoTime() + Duration.ofSeconds(10).toNanos());
        if (System.nanoTime() < end.get()) {
          refusals.incrementAndGet();
          return Optional.of(Refusal.of(call.service()));
        }
      }
      return Optional.of(service.answer());
    });

    assertExact(text("throttled.log", 40));
    assertThat(refusals).hasPositiveValue();
    assertThat(cloud.messages("LogProcessingDlqUrl")).isZero();
  }

  @Test
  void reportOfOlderFiguresNeverReplacesOneOfNewer() throws Exception {
    var upload = withABadLine("paused.jsonl");
    var isHeld = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var late = new AtomicReference<String>();
    FAULTS.set((call, service) -> {
      boolean isReport = call.is("PUT") && call.path().endsWith(".json");
      if (!isReport || isHeld.getCount() == 0) {
        return Optional.of(service.answer());
      }
      isHeld.countDown();
      release.await(60, TimeUnit.SECONDS);
      var answer = service.answer();
      late.set(new String(answer, UTF_8));
      return Optional.of(answer);
    });
    var run = cloud.put(upload);
    assertThat(isHeld.await(60, TimeUnit.SECONDS)).isTrue();

    redrive(run, upload);
    ChaosCloud.await(
        PATIENCE,
        () -> cloud.parts(run).stored().rejected() == 0,
        () -> "the redriven line is counted");
    cloud.cloud().runtime().invoke("LogReporterLambda", "{\"detail-type\":\"Scheduled Event\"}");
    assertThat(cloud.report(upload.key()).orElseThrow()).containsEntry("status", "Completo");
    release.countDown();

    ChaosCloud.await(PATIENCE, () -> late.get() != null, () -> "the late report arrives");
    assertThat(late.get()).startsWith("HTTP/1.1 412");
    assertThat(cloud.report(upload.key()).orElseThrow()).containsEntry("status", "Completo");
  }

  @Test
  void redriveCountedInAnotherShardThanItsInsertAmendsTheReport() throws Exception {
    var upload = withABadLine("redriven.jsonl");
    var run = cloud.put(upload);
    awaitStatus(upload, run, "Completo com falhas");
    int revision = ((Number) cloud.report(upload.key()).orElseThrow().get("revisao")).intValue();

    OTHER_SHARD.set(true);
    redrive(run, upload);
    awaitStatus(upload, run, "Completo");

    var report = cloud.report(upload.key()).orElseThrow();
    assertThat(report)
        .containsEntry("total_itens_rejeitados", 0)
        .containsEntry("total_itens_processados", 3)
        .containsEntry("rejeicoes_por_motivo", Map.of())
        .containsEntry("amostras_rejeitadas", List.of());
    assertThat(((Number) report.get("revisao")).intValue()).isGreaterThan(revision);
    assertThat(cloud.parts(run).counts()).hasSize(2);
  }

  /// The numbers gain a digit on the way: as text, the later ones come before the earlier ones.
  @Test
  void recordsThatComeAgainInOtherCutsAreCountedOnce() throws Exception {
    var run = new RunId(new java.util.UUID(0x8124L, 0x8000_0000_0000_0001L));
    var records =
        IntStream.range(0, 20)
            .mapToObj(
                i -> insertion(run, i, BigInteger.TEN.pow(21).add(BigInteger.valueOf(i - 10L))))
            .toList();

    for (var cut :
        List.of(
            List.of(0, 7),
            List.of(7, 12),
            List.of(3, 9),
            List.of(12, 20),
            List.of(0, 20),
            List.of(11, 13))) {
      count("shardId-again", records.subList(cut.getFirst(), cut.getLast()));
    }

    var part = cloud.parts(run).counts().getFirst();
    assertThat(part.summary().processed()).isEqualTo(20);
  }

  @Test
  void hundredThousandStatusesFitIntoOnePart() throws Exception {
    var run = new RunId(new java.util.UUID(0x8123L, 0x8000_0000_0000_0001L));
    int perBatch = 1000;
    for (int batch = 0; batch < 100; batch++) {
      int first = batch * perBatch;
      count(
          "shardId-synthetic",
          IntStream.range(first, first + perBatch)
              .mapToObj(i -> insertion(run, i, BigInteger.valueOf(i + 1L)))
              .toList());
    }

    var part = cloud.parts(run).counts().getFirst();
    assertThat(part.summary().processed()).isEqualTo(100_000);
    assertThat(part.summary().statuses().total()).isEqualTo(100_000);
    assertThat(part.summary().toJson().getBytes(UTF_8)).hasSizeLessThan(8 * 1024);
  }

  /// Hands records to the counter as its stream would.
  private static InvocationResult counted(String shardId, List<String> records)
      throws InterruptedException {
    return cloud
        .cloud()
        .runtime()
        .invoke(
            Call.Caller.COUNTER.function(),
            "{\"shardId\":\"%s\",\"Records\":[%s]}".formatted(shardId, String.join(",", records)));
  }

  private static void count(String shardId, List<String> records) throws InterruptedException {
    var result = counted(shardId, records);
    assertThat(result.isSuccess()).as(result.summary()).isTrue();
  }

  private static long processed(RunId run) {
    return cloud.parts(run).stored().processed();
  }

  private static String insertion(RunId run, int number, BigInteger sequenceNumber) {
    return """
    {"eventName":"INSERT","dynamodb":{"SequenceNumber":"%s","NewImage":{"run_id":{"S":"%s"},\
    "id":{"S":"%s"},"byte_offset":{"N":"%d"},"status":{"S":"status-%d"},"format":{"S":"json"},\
    "original_log":{"S":"x"}}}}\
    """
        .formatted(sequenceNumber, run, java.util.UUID.randomUUID(), number, number);
  }

  /// Kills the caller after the n-th of its requests of a kind.
  ///
  /// @return counts the processes killed
  private static AtomicInteger killAfter(int number, Predicate<Call> kind) {
    var seen = new AtomicInteger();
    var kills = new AtomicInteger();
    FAULTS.set((call, service) -> {
      boolean isIt = kind.test(call) && seen.incrementAndGet() == number;
      var answer = service.answer();
      if (!isIt) {
        return Optional.of(answer);
      }
      kills.addAndGet(PROCESSES.kill(call.caller()));
      return Optional.empty();
    });
    return kills;
  }

  /// What befalls processes; how many it has befallen.
  @FunctionalInterface
  private interface Strike {

    int at(List<Long> pids) throws IOException, InterruptedException;
  }

  /// Strikes the splitter once, when its order to read the rest has arrived, and makes all batches
  /// so slow that there is a rest.
  ///
  /// @return counts the processes struck
  private static AtomicInteger strikeAfterTheHandOver(Strike strike) {
    var struck = new AtomicInteger();
    FAULTS.set((call, service) -> {
      if (isBatchOfLines(call)) {
        Thread.sleep(1500);
      }
      var answer = service.answer();
      if (isRangeTask(call) && struck.get() == 0) {
        struck.addAndGet(strike.at(PROCESSES.pids(Call.Caller.SPLITTER)));
        return Optional.empty();
      }
      return Optional.of(answer);
    });
    return struck;
  }

  private static long splitterTimeouts() {
    return cloud.cloud().runtime().figures().get(Call.Caller.SPLITTER.function()).timeouts();
  }

  private static boolean isRangeTask(Call call) {
    return call.is("SendMessageBatch") && call.says("log-split-queue");
  }

  private static boolean isBatchOfLines(Call call) {
    return call.is("SendMessageBatch") && call.says("log-processing-queue");
  }

  private static boolean isRead(RunId run) {
    var parts = cloud.parts(run);
    return parts.header().isPresent()
        && parts.ranges().size() == parts.header().get().ranges().count()
        && parts.ranges().stream().allMatch(range -> range.state() == RangePart.State.DONE);
  }

  private static boolean isLostEpoch(String line, RunId run) {
    return line.contains("EPOCH_LOST") && line.contains(run.toString());
  }

  private static void assertExact(Upload... uploads) throws InterruptedException {
    var runs = new ArrayList<RunId>();
    for (var upload : uploads) {
      runs.add(cloud.put(upload));
    }
    for (int i = 0; i < uploads.length; i++) {
      awaitStatus(uploads[i], runs.get(i), "Completo");
      var inspection = Inspection.of(cloud, uploads[i], runs.get(i));
      assertThat(inspection).matches(Inspection::isClean);
    }
  }

  private static void awaitStatus(Upload upload, RunId run, String status)
      throws InterruptedException {
    ChaosCloud.await(
        PATIENCE,
        () ->
            cloud
                .report(upload.key())
                .filter(report -> report.get("run_id").equals(run.toString()))
                .filter(report -> report.get("status").equals(status))
                .isPresent(),
        () ->
            "%s is %s; parts %s; queues %s"
                .formatted(upload.key(), status, cloud.parts(run), cloud.depths()));
  }

  private static Upload text(String key, int lines) {
    return Upload.text(key, new Random(lines), lines);
  }

  private static Upload packed(Upload plain) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain.stored().asByteArray());
    }
    return new Upload(
        plain.key() + ".gz", SdkBytes.fromByteArray(out.toByteArray()), plain.expected());
  }

  /// Three lines, the second of them unreadable.
  private static Upload withABadLine(String key) {
    var bytes = "{\"status\":200}\n{\"status\":\n{\"status\":404}\n".getBytes(UTF_8);
    return new Upload(key, SdkBytes.fromByteArray(bytes), Expectation.of(bytes, List.of(1)));
  }

  /// Sends the unreadable line as it should have been, which is what a better parser makes of it.
  private static void redrive(RunId run, Upload upload) {
    long offset = upload.expected().lines().keySet().stream().skip(1).findFirst().orElseThrow();
    var content = LineBytes.ofText("{\"status\":500}");
    var message = new LineMessage(run, 0, new Line(2, offset, content, content.length()));
    cloud
        .sqs()
        .sendMessage(request ->
            request
                .queueUrl(cloud.cloud().output("LogProcessingQueueUrl"))
                .messageBody(message.toBody()));
  }
}
