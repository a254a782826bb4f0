package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import logbatch.local.services.ObjectCreated;
import logbatch.model.ReportName;
import logbatch.model.ReportStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Uploads as the world does them: with any name, twice, in any order, and not always sound.
class UploadsIT {

  private static final String BUCKET = "input-logs-" + LocalPipeline.OWNER;

  @RegisterExtension static final SharedPipeline SHARED = new SharedPipeline();

  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = SHARED.get();
  }

  @Test
  void keysOfAnyKindAreReportedUnderTheirOwnName() throws Exception {
    // A file system takes names of 255 bytes, of which s3proxy needs 37 for itself.
    var folder = "x".repeat(150) + "/";
    var keys =
        List.of(
            "dir with space/a+b%2B%41=c:d.log",
            "quotes '\"` and $(x) & <b>.log",
            "ünïcödé/日本語 😀.LOG",
            // 6 × 151 + 57 × 2 + 4 = 1,024 bytes
            folder.repeat(6) + "é".repeat(57) + ".log");
    assertThat(keys.getLast().getBytes(UTF_8)).hasSize(1_024);

    var batches =
        keys.stream().map(key -> uploaded(key, "line of " + key.length() + "\n")).toList();
    pipeline.await(batches.stream().map(Batch::run).toList());

    for (var batch : batches) {
      var key = batch.file().key();
      assertThat(pipeline.report(key))
          .as(key)
          .satisfies(report -> {
            assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE);
            assertThat(report.batchId()).isEqualTo(key);
            assertThat(report.run()).isEqualTo(batch.run());
          });
      assertThat(pipeline.items(batch.run()))
          .singleElement()
          .satisfies(item -> assertThat(item.batchId()).isEqualTo(key));
      assertThat(ReportName.json(key).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(1_024);
    }
  }

  @Test
  void twoFilesWithOneBaseNameHaveAReportEach() throws Exception {
    var batches = List.of(uploaded("one/same.log", "a\n"), uploaded("two/same.log", "a\nb\n"));
    pipeline.await(batches.stream().map(Batch::run).toList());

    assertThat(pipeline.report("one/same.log").number("total_linhas")).isOne();
    assertThat(pipeline.report("two/same.log").number("total_linhas")).isEqualTo(2);
  }

  @Test
  void eventDeliveredTwiceAtOnceStoresEveryLineOnce() throws Exception {
    var content = "a\nb\nc\n";
    var key = "delivered-twice.log";
    var first = uploaded(key, content);
    var event = event(key, content.getBytes(UTF_8), "FFFFFFFFFFFFFFFF");

    pipeline.notify(event);
    pipeline.notify(event);
    pipeline.await(List.of(first.run()));
    // Whatever the repeats set off has settled when another file has gone the same way.
    pipeline.run("after-delivered-twice.log", "x\n");

    assertThat(pipeline.report(key).run()).isEqualTo(first.run());
    assertThat(pipeline.report(key).number("total_itens_processados")).isEqualTo(3);
    assertThat(StoredLines.of(pipeline.items(first.run())))
        .isEqualTo(Map.of(0L, "a", 2L, "b", 4L, "c"));
  }

  @Test
  void contentThatComesBackIsReportedAgainAndStoredOnce() throws Exception {
    var key = "a-b-a.log";

    var a = pipeline.run(key, "first\nsecond\n");
    var b = pipeline.run(key, "other\n");
    var upload = uploaded(key, "first\nsecond\n");
    var again = pipeline.awaitReport(key, report -> report.run().equals(a.run()));

    assertThat(b.run()).isNotEqualTo(a.run());
    assertThat(upload.run()).isEqualTo(a.run());
    assertThat(again.number("total_itens_processados")).isEqualTo(2);
    assertThat(Instant.parse(again.fields().get("enviado_em").toString()))
        .isAfter(Instant.parse(a.fields().get("enviado_em").toString()));
    assertThat(pipeline.items(a.run())).hasSize(2);
    assertThat(pipeline.items(b.run())).hasSize(1);
  }

  @Test
  void reportOfAnOlderUploadThatFinishesLaterDoesNotReplaceThatOfTheNewer() throws Exception {
    var key = "older-finishes-later.log";

    var older = uploaded(key, "line\n".repeat(3_000));
    // Begun, so that the older content is no longer needed in S3 when the newer one replaces it.
    LocalPipeline.await(() -> !pipeline.deployment().runs().of(older.run()).counts().isEmpty());
    var newer = uploaded(key, "newer\n");
    pipeline.await(List.of(older.run(), newer.run()));

    assertThat(pipeline.report(key).run()).isEqualTo(newer.run());
  }

  @Test
  void fileThatWasMissingIsProcessedWhenItsContentComes() throws Exception {
    var key = "missing-at-first.log";
    var content = "late\n".getBytes(UTF_8);
    pipeline.notify(event(key, content, "1"));
    var failed = pipeline.awaitReport(key, report -> report.status() == ReportStatus.FAILED);

    var batch = pipeline.upload(key, content);
    var report = pipeline.awaitReport(key, Report::isComplete);

    assertThat(failed.reason()).hasValueSatisfying(reason -> assertThat(reason).contains(key));
    assertThat(report.run()).isEqualTo(failed.run()).isEqualTo(batch.run());
    assertThat(report.number("total_itens_processados")).isOne();
  }

  @Test
  void truncatedGzipStaysFailedWhenItIsUploadedAgainAndIsHealedByASoundOne() throws Exception {
    var key = "cut-twice.log.gz";
    var whole = Gzip.of("line\n".repeat(100));
    var cut = Arrays.copyOf(whole, whole.length - 9);

    var first = pipeline.run(key, cut);
    var second = pipeline.run(key, cut);
    assertThat(List.of(first, second)).extracting(Report::status).containsOnly(ReportStatus.FAILED);
    assertThat(second.run()).isEqualTo(first.run());

    pipeline.upload(key, whole);
    var sound = pipeline.awaitReport(key, Report::isComplete);
    assertThat(sound.number("total_itens_processados")).isEqualTo(100);
  }

  /// From Excel, with a blank line, a name and a field that go over several lines, and a quote that
  /// never ends: that one costs its own line only.
  @Test
  void recordOfSeveralLinesIsOneItemWithItsBytes() throws Exception {
    var key = "records.csv";
    var records =
        List.of(
            "2026-11-23T10:00:00Z;200;\"first\n\nsecond; \"\"third\"\"\r\n\"",
            "2026-11-23T10:00:01Z;404;\"never ends",
            "2026-11-23T10:00:02Z;500;açaí");
    var header = "sep=;\r\n\r\ntime;status;\"the\r\nmessage\"\r\n";

    var report = pipeline.run(key, header + String.join("\r\n", records));

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE_WITH_REJECTIONS);
    assertThat(report.number("total_linhas")).isEqualTo(3);
    assertThat(report.number("total_itens_rejeitados")).isOne();
    assertThat(report.number("linhas_de_cabecalho")).isEqualTo(2);
    assertThat(report.number("linhas_em_branco")).isOne();
    long first = header.length();
    long second = first + records.getFirst().length() + 2;
    long third = second + records.get(1).length() + 2;
    var items = pipeline.items(report.run());
    assertThat(StoredLines.of(items))
        .isEqualTo(
            Map.of(first, records.getFirst(), second, records.get(1), third, records.get(2)));
    assertThat(items)
        .extracting(item -> item.line().byteOffset() + " " + item.reading().status())
        .containsExactlyInAnyOrder(first + " 200", second + " UNKNOWN", third + " 500");
    assertThat(pipeline.command("verify", key).out())
        .contains("  header      2", "Every line is there, and all sums agree.");
  }

  @Test
  void objectOfAnotherBucketIsRefused() throws Exception {
    var notification =
        """
        {"Records":[{
          "eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2026-11-23T12:00:00Z",
          "s3":{"bucket":{"name":"processed-data-%s"},
                "object":{"key":"foreign.log","size":1,"eTag":"0","sequencer":"1"}}}]}\
        """
            .formatted(LocalPipeline.OWNER);

    pipeline.invoke("LogSplitterLambda", notification);

    assertThat(
            pipeline.logged(
                "LogSplitterLambda", "refused an object of a bucket that is not the input bucket"))
        .anySatisfy(line -> assertThat(line).containsEntry("key", "foreign.log"));
    assertThat(pipeline.deployment().reports().find("foreign.log")).isEmpty();
  }

  private static Batch uploaded(String key, String content) {
    try {
      return pipeline.upload(key, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What S3 says of a content put in one request.
  private static ObjectCreated event(String key, byte[] content, String sequencer)
      throws Exception {
    var eTag = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    return new ObjectCreated(
        BUCKET, key, eTag, content.length, "ObjectCreated:Put", Instant.now(), sequencer);
  }
}
