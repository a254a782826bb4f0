package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import logbatch.model.Line;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.RangeTask;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import logbatch.model.ReportStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/// The commands that look into a deployed pipeline and repair it.
class CommandsIT {

  @RegisterExtension static final SharedPipeline SHARED = new SharedPipeline();

  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = SHARED.get();
  }

  @BeforeEach
  void emptyDeadLetterQueues() {
    pipeline.emptyDeadLetterQueues();
  }

  @Test
  void rejectedListsEveryMessageAndLeavesAllOfThem() throws Exception {
    runWithBadLines("listed.jsonl", 2);
    deadLetters(1).send(List.of("no task"));

    for (int i = 0; i < 2; i++) {
      var ran = pipeline.command("rejected", "--json");

      assertThat(ran.exitCode()).isZero();
      assertThat(ran.json())
          .filteredOn(json -> json.get("queue").equals("log-processing-dlq"))
          .extracting(
              json -> json.get("files"),
              json -> json.get("line"),
              json -> json.get("byte_offset"),
              json -> json.get("reason"))
          .containsExactlyInAnyOrder(
              // {"n":0} + LF, then {broken + LF
              tuple(List.of("listed.jsonl"), 2, 8, "invalid_json"),
              tuple(List.of("listed.jsonl"), 3, 16, "invalid_json"));
      assertThat(ran.json())
          .filteredOn(json -> json.get("queue").equals("log-split-dlq"))
          .singleElement()
          .satisfies(json -> assertThat(json.get("reason")).isEqualTo("unreadable"));
    }
    assertThat(pipeline.command("rejected").out())
        .contains("listed.jsonl  range 0 line 2 byte 8  invalid_json")
        .contains("  {broken")
        .contains("3 messages.");
    assertThat(pipeline.command("rejected", "--limit", "1").out())
        .contains("1 message, maybe more");
  }

  @Test
  void messagesThatOthersHaveHiddenAreNotTakenForNone() throws Exception {
    deadLetters(0).send(List.of("hidden"));
    var received = deadLetters(0).receive(Duration.ofMinutes(1));

    var rejected = pipeline.command("rejected");
    assertThat(rejected.out()).contains("0 messages, maybe more.");
    assertThat(rejected.err()).contains("log-processing-dlq: 1 message is hidden from this look");
    var redriven = pipeline.command("redrive", "--file", "any.log");
    assertThat(redriven.exitCode()).isOne();
    assertThat(redriven.out())
        .contains("log-processing-dlq: 1 message is hidden from this look")
        .contains("log-split-dlq: 0 messages sent back");

    deadLetters(0).delete(received);
    assertThat(pipeline.command("rejected").out()).contains("The dead-letter queues are empty.");
  }

  @Test
  void redriveOfAFileMovesOnlyItsMessages() throws Exception {
    var mine = runWithBadLines("mine.jsonl", 1);
    runWithBadLines("other.jsonl", 2);
    // What was wrong has been put right: the line is a good one after all.
    var item = rejectByHand("put-right.log", "2026-11-23T10:00:00Z INFO fine");
    var amended = pipeline.awaitReport("put-right.log", report -> report.number("revisao") == 2);
    assertThat(amended.status()).isEqualTo(ReportStatus.COMPLETE_WITH_REJECTIONS);
    assertThat(amended.number("total_itens_rejeitados")).isOne();

    var ran = pipeline.command("redrive", "--file", "put-right.log");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("log-processing-dlq: 1 message sent back, 3 of other files left")
        .contains("log-split-dlq: 0 messages sent back");
    var report = pipeline.awaitReport("put-right.log", r -> r.number("revisao") == 3);
    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(report.number("total_itens_processados")).isOne();
    assertThat((List<?>) report.fields().get("amostras_rejeitadas")).isEmpty();
    assertThat(pipeline.items(item.run())).noneMatch(ProcessedItem::isRejected);
    assertThat(pipeline.messages("LogProcessingDlqUrl")).isEqualTo(3);
    assertThat(mine.number("total_itens_rejeitados")).isOne();
  }

  @Test
  void redriveOfEverythingEmptiesBothDeadLetterQueues() throws Exception {
    var report = pipeline.run("redriven.log", "a\n");
    var item = pipeline.items(report.run()).getFirst();
    deadLetters(0).send(List.of(message(item).toBody(), message(item).toBody()));
    deadLetters(1).send(List.of(RangeTask.start(report.run(), 0).toBody()));

    var ran = pipeline.command("redrive");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("log-processing-dlq: 2 messages sent back")
        .contains("log-split-dlq: 1 message sent back");
    LocalPipeline.await(() ->
        pipeline.messages("LogProcessingQueueUrl") == 0
            && pipeline.messages("LogSplitQueueUrl") == 0);
    assertThat(pipeline.messages("LogProcessingDlqUrl")).isZero();
    assertThat(pipeline.messages("LogSplitDlqUrl")).isZero();
    assertThat(pipeline.items(report.run())).hasSize(1);
    assertThat(pipeline.command("redrive").exitCode()).isZero();
    assertThat(pipeline.command("rejected").out()).contains("The dead-letter queues are empty.");
  }

  @Test
  void verifyFindsEveryLineOfEveryKindOfFile() throws Exception {
    var long64K = "x".repeat(64 * 1024);
    var contents =
        Map.of(
            "sound.csv", "time;status\r\n2026-11-23T10:00:00Z;200\r\n".getBytes(UTF_8),
            "sound-crlf.txt", "\uFEFFone\r\n\r\ntwo\r\nthree".getBytes(UTF_8),
            "sound.log.gz", Gzip.of("first\nsecond\n\nthird\n"),
            "sound-bytes.log", new byte[] {(byte) 0xE9, '\n', 0, 1, '\n'},
            "sound-empty.log", new byte[0],
            // 40 × 64 KiB: three ranges
            "sound-ranges.log", (long64K + "\n").repeat(40).getBytes(UTF_8));
    var batches = new ArrayList<Batch>();
    for (var file : contents.entrySet()) {
      batches.add(pipeline.upload(file.getKey(), file.getValue()));
    }
    pipeline.await(batches.stream().map(Batch::run).toList());

    for (var key : contents.keySet()) {
      var ran = pipeline.command("verify", key, "--json");

      assertThat(ran.exitCode()).as(key + ran.out() + ran.err()).isZero();
      assertThat(ran.json())
          .singleElement()
          .satisfies(json -> assertThat((List<?>) json.get("discrepancies")).isEmpty());
    }
    assertThat(pipeline.command("verify", "sound-ranges.log", "--json").json().getFirst())
        .containsEntry("ranges", 3)
        .containsEntry("lines", 40);
    assertThat(pipeline.command("verify", "sound.csv").out())
        .contains("  header      1", "Every line is there, and all sums agree.");
  }

  @Test
  void lineThatWasLostIsNamedAndBroughtBack() throws Exception {
    var report = pipeline.run("lost.log", "first\nsecond\nthird\n");
    var lost =
        pipeline.items(report.run()).stream()
            .filter(item -> item.line().byteOffset() == 6)
            .findFirst()
            .orElseThrow();
    pipeline.remove(lost);

    var found = pipeline.command("verify", "lost.log");
    assertThat(found.exitCode()).isOne();
    assertThat(found.out())
        .contains("missing    range 0 line 2 byte 6  " + lost.id())
        .contains("- lines not stored: 1");

    var repaired = pipeline.command("verify", "lost.log", "--repair");
    assertThat(repaired.exitCode()).isOne();
    assertThat(repaired.out())
        .contains("sent again: 1 lines", "a recount is due: 1 of them were counted before");
    LocalPipeline.await(
        () -> pipeline.command("verify", "lost.log").out().contains("stored are 3"));
    assertThat(pipeline.report("lost.log").fields())
        .containsEntry("status", "Completo")
        .containsEntry("pendentes", 0)
        .containsEntry("revisao", 1);
    // A day later.
    pipeline.items(report.run()).forEach(item -> pipeline.put(storedTwoDaysBefore(item)));
    LocalPipeline.await(() ->
        pipeline.command("verify", "lost.log", "--repair").out().contains("counted anew; the"));
    LocalPipeline.await(() -> pipeline.command("verify", "lost.log").exitCode() == 0);

    assertThat(StoredLines.of(pipeline.items(report.run())))
        .isEqualTo(Map.of(0L, "first", 6L, "second", 13L, "third"));
  }

  @Test
  void countsThatTheStreamHasLostAreHealedOnceTheyCannotComeAnyMore() throws Exception {
    var key = "miscounted.log";
    var report = pipeline.run(key, "2026-11-23T10:00:00Z ERROR a\n2026-11-23T10:00:00Z INFO b\n");
    var items = pipeline.items(report.run());
    pipeline.uncount(items.getFirst());

    var early = pipeline.command("verify", key, "--repair");
    assertThat(early.exitCode()).isOne();
    assertThat(early.out())
        .contains("processed lines: counted are 1, stored are 2")
        .contains("not counted anew", "Come again after");

    items.forEach(item -> pipeline.put(storedTwoDaysBefore(item)));
    LocalPipeline.await(
        () -> pipeline.command("verify", key, "--repair").out().contains("counted anew; the"));

    LocalPipeline.await(() -> pipeline.command("verify", key).exitCode() == 0);
    assertThat(pipeline.report(key).counts("por_status")).isEqualTo(Map.of("ERROR", 1, "INFO", 1));
  }

  private static ProcessedItem storedTwoDaysBefore(ProcessedItem item) {
    return new ProcessedItem(
        item.batchId(),
        item.run(),
        item.line(),
        item.reading(),
        item.rejected(),
        item.storedAt().minus(Duration.ofDays(2)));
  }

  @Test
  void lineWithOtherBytesIsNamed() throws Exception {
    var report = pipeline.run("changed.log", "first\nsecond\n");
    var other = pipeline.run("changed-by.log", "fiRst\n");
    var item = pipeline.items(other.run()).getFirst();
    pipeline.put(
        new ProcessedItem(
            "changed.log",
            report.run(),
            item.line(),
            item.reading(),
            item.rejected(),
            item.storedAt()));

    var ran = pipeline.command("verify", "changed.log", "--json");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.json().getFirst())
        .containsEntry("finding", "different")
        .containsEntry("byte_offset", 0);
  }

  @Test
  void fileThatIsUnknownOrWasNeverPlannedIsTold() throws Exception {
    assertThat(pipeline.command("verify", "nowhere.log"))
        .satisfies(ran -> {
          assertThat(ran.exitCode()).isEqualTo(2);
          assertThat(ran.err()).contains("There is no object nowhere.log in the input bucket");
        });
    pipeline.upload("ignored.bin", "x");
    assertThat(pipeline.command("verify", "ignored.bin"))
        .satisfies(ran -> {
          assertThat(ran.exitCode()).isOne();
          assertThat(ran.err()).contains("was never planned");
          assertThat(ran.out()).isEmpty();
        });
    assertThat(pipeline.command("reprocess", "ignored.bin").exitCode()).isEqualTo(2);
  }

  @Test
  void recordsOfAFileThatNobodyCouldReadPointToItsStatus() throws Exception {
    pipeline.unread(pipeline.run("unread.log", "a\n").run());

    var ran = pipeline.command("records", "unread.log");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("unread.log could not be read", "./logbatch status --local unread.log");
  }

  @Test
  void reprocessingStoresEveryLineOnceMoreUnderANewRun() throws Exception {
    var first = pipeline.run("again.log", "a\nb\n");

    var ran = pipeline.command("reprocess", "again.log", "--wait");

    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains("generation 1", "again.log: Completo");
    var second = pipeline.report("again.log");
    assertThat(second.run()).isNotEqualTo(first.run());
    assertThat(ran.out()).contains(second.run().toString());
    assertThat(StoredLines.of(pipeline.items(first.run())))
        .isEqualTo(StoredLines.of(pipeline.items(second.run())))
        .hasSize(2);
    assertThat(pipeline.command("verify", "again.log").out())
        .contains("generation 1", "Every line is there");
    assertThat(pipeline.command("reprocess", "again.log").out()).contains("generation 2");
  }

  @Test
  void fileWhoseEventWasLostIsPlannedByReprocessing() throws Exception {
    var key = "event-lost.log";
    pipeline.run(key, "older\n");
    var newer = pipeline.run(key, "a\nb\n");
    pipeline.forget(newer.run());
    // As if the newer content had never been noticed.
    pipeline.removeReport(key);

    assertThat(pipeline.command("verify", key).err()).contains("was never planned");
    var ran = pipeline.command("reprocess", key, "--wait");

    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    assertThat(pipeline.report(key).run()).isEqualTo(newer.run());
    assertThat(pipeline.items(newer.run())).hasSize(2);
  }

  @Test
  void deploymentIsFoundByItsOwner() throws Exception {
    var found = process("rejected", "--owner", LocalPipeline.OWNER);
    assertThat(found.exitCode()).as(found.out()).isZero();
    assertThat(found.out()).contains("The dead-letter queues are empty.");

    var missing = process("rejected", "--owner", "nobody", "--suffix", "-x");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.out())
        .contains(
            "queue log-processing-queue-x",
            "queue log-split-dlq-x",
            "bucket input-logs-nobody-x",
            "bucket processed-data-nobody-x",
            "table ProcessedLogsTable-x",
            "table BatchesTable-x");
  }

  @Test
  void deploymentIsFoundByItsStack() throws Exception {
    try (var aws = new FakeAws()) {
      var outputs = pipeline.outputs();
      aws.stack("logs", "CREATE_COMPLETE", outputs);
      var environment = new HashMap<>(pipeline.environment());
      environment.put("AWS_ENDPOINT_URL_CLOUDFORMATION", aws.environment().get("AWS_ENDPOINT_URL"));

      var found = process(environment, "rejected", "--stack", "logs");

      assertThat(found.exitCode()).as(found.out()).isZero();
      assertThat(found.out()).contains("The dead-letter queues are empty.");
    }
  }

  @Test
  void fileIsUploadedReportedAndListed(@TempDir Path folder) throws Exception {
    var file =
        Files.writeString(
            folder.resolve("way.log"),
            "2026-11-23T10:00:00Z ERROR a\n\n2026-11-23T10:00:01Z INFO b\n");

    var uploaded =
        pipeline.command("upload", file.toString(), "--prefix", "up/", "--wait", "--json");
    assertThat(uploaded.exitCode()).as(uploaded.out() + uploaded.err()).isZero();
    assertThat(uploaded.json())
        .singleElement()
        .satisfies(json -> {
          assertThat(json).containsEntry("batch_id", "up/way.log");
          assertThat((Map<?, ?>) json.get("report")).extracting("status").isEqualTo("Completo");
        });

    assertThat(pipeline.command("status", "up/way.log", "--json", "--follow").json().getFirst())
        .containsEntry("status", "Completo")
        .containsEntry("sent", 2)
        .containsEntry("processed", 2)
        .containsEntry("pending", 0)
        .containsEntry("share", 1.0);
    assertThat(pipeline.command("status", "up/way.log").out())
        .contains("up/way.log: Completo", "ranges      1 of 1 done", "0  bytes 0 to 58  done");
    assertThat(pipeline.command("status").exitCode()).isZero();

    assertThat(pipeline.command("report", "up/way.log").out())
        .contains("up/way.log: Completo", "processed   2", "blank       1");
    assertThat(JSON.std.mapFrom(pipeline.command("report", "up/way.log", "--json").out()))
        .isEqualTo(pipeline.report("up/way.log").fields());

    assertThat(pipeline.command("records", "up/way.log", "--json").json())
        .extracting(json -> json.get("byte_offset"), json -> json.get("status"))
        // 28 bytes and LF, and a blank line
        .containsExactly(tuple(0, "ERROR"), tuple(30, "INFO"));
    assertThat(pipeline.command("records", "up/way.log", "--limit", "1").out().lines())
        .singleElement()
        .asString()
        .startsWith("byte 0  2026-11-23T10:00:00Z  ERROR  ");
    assertThat(pipeline.command("doctor").exitCode()).isZero();
  }

  @Test
  void waitingIsForTheReportOfThisUploadWhateverWasThereBefore(@TempDir Path folder)
      throws Exception {
    var file = folder.resolve("a-b-a-waited-for.log");

    for (var content : List.of("a\n", "b\nb\n", "a\n", "a\n")) {
      Files.writeString(file, content);
      var ran = pipeline.command("upload", file.toString(), "--wait", "--json");

      assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
      assertThat(ran.json())
          .singleElement()
          .satisfies(json ->
              assertThat((Map<?, ?>) json.get("report"))
                  .extracting("run_id", "total_linhas")
                  .containsExactly(json.get("run_id"), content.length() / 2));
    }
  }

  @Test
  void reportOfAnEarlierUploadIsPrintedAndToldToBeThat() throws Exception {
    var key = "reported-before.log";
    pipeline.run(key, "older\n");
    var newer = pipeline.run(key, "newer\nnewer\n");
    assertThat(pipeline.command("report", key).exitCode()).isZero();
    pipeline.forget(newer.run());

    var ran = pipeline.command("report", key);

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.out()).contains(key + ": Completo");
    assertThat(ran.err()).contains("is not about what is in the input bucket now");
  }

  @Test
  void followedFileIsWaitedForAlsoBeforeItIsPlanned(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("followed.log"), "a\n");

    assertThat(pipeline.command("upload", file.toString()).exitCode()).isZero();
    var ran = pipeline.command("status", "followed.log", "--follow");

    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains("followed.log: Completo");
  }

  @Test
  void largeFileIsUploadedInPartsByteByByte(@TempDir Path folder) throws Exception {
    var content = new byte[11 << 20];
    new Random(1).nextBytes(content);
    // The splitter ignores the name.
    var file = new LogFile(Files.write(folder.resolve("x"), content), "parts.bin", content.length);

    var uploaded = pipeline.uploadInParts(file, 5 << 20);

    assertThat(uploaded.eTag()).endsWith("-3");
    assertThat(pipeline.uploaded("parts.bin")).isEqualTo(content);
  }

  @Test
  void fileThatIsNowhereHasNoStatusReportOrRecords() {
    assertThat(pipeline.command("status", "nowhere.log").exitCode()).isEqualTo(2);
    assertThat(pipeline.command("report", "nowhere.log").exitCode()).isOne();
    assertThat(pipeline.command("records", "nowhere.log").exitCode()).isEqualTo(2);
  }

  /// A report with so many bad lines, which are in `log-processing-dlq`.
  private static Report runWithBadLines(String key, int badLines) throws Exception {
    long before = pipeline.messages("LogProcessingDlqUrl");
    var report = pipeline.run(key, "{\"n\":0}\n" + "{broken\n".repeat(badLines));
    LocalPipeline.await(() -> pipeline.messages("LogProcessingDlqUrl") == before + badLines);
    return report;
  }

  /// Takes a file with one good line through the pipeline, then makes it look as if the line had
  /// been rejected and its message had ended in `log-processing-dlq`.
  private static ProcessedItem rejectByHand(String key, String content) throws Exception {
    var report = pipeline.run(key, content);
    var item = pipeline.items(report.run()).getFirst();
    var message = message(item);
    pipeline.put(
        ProcessedItem.rejected(
            key, message, new Rejection(RejectionReason.INVALID_JSON, "by hand"), Instant.now()));
    deadLetters(0).send(List.of(message.toBody()));
    return item;
  }

  private static LineMessage message(ProcessedItem item) {
    var line = item.line();
    return new LineMessage(
        item.run(), 0, new Line(1, line.byteOffset(), line.content(), line.lengthBytes()));
  }

  private static MessageQueue deadLetters(int route) {
    return pipeline.deployment().deadLetterRoutes().get(route).deadLetters();
  }

  /// Runs `logbatch` in a process of its own, which finds the services by the standard variables.
  private static Ran process(String... arguments) throws Exception {
    return process(pipeline.environment(), arguments);
  }

  private static Ran process(Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dlogbatch.home=" + System.getProperty("logbatch.home"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out, "");
  }
}
