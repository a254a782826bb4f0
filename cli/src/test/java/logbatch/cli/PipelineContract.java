package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import logbatch.model.ProcessedItem;
import logbatch.model.ReportStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files through the deployed jars, from the upload to the report, wherever S3, SQS and DynamoDB
/// are.
abstract class PipelineContract {

  private LocalPipeline pipeline;

  /// The pipeline; one for all tests, since its start takes longer than most of them.
  abstract LocalPipeline pipeline();

  @BeforeEach
  void setUp() {
    pipeline = pipeline();
  }

  @Test
  void emptyFileIsComplete() throws Exception {
    var report = pipeline.run("empty.log", "");

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(report.number("total_linhas")).isZero();
    assertThat(report.number("linhas_no_arquivo")).isZero();
    assertThat(pipeline.items(report.run())).isEmpty();
  }

  @Test
  void lastLineNeedsNoTerminator() throws Exception {
    var report = pipeline.run("one.txt", "2026-11-23T10:00:00Z ERROR broken");

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(report.number("total_linhas")).isOne();
    assertThat(pipeline.items(report.run()))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.line().content().text()).contains("2026-11-23T10:00:00Z ERROR broken");
          assertThat(item.reading().timestamp()).contains(Instant.parse("2026-11-23T10:00:00Z"));
          assertThat(item.reading().status()).isEqualTo("ERROR");
        });
  }

  @Test
  void severalFilesAtOnceKeepTheirLinesApart() throws Exception {
    var files = new TreeMap<String, String>();
    for (int i = 0; i < 4; i++) {
      files.put("several-%d.log".formatted(i), "line of %d\n\nanother\r\n".formatted(i));
    }

    var reports = pipeline.runFiles(files);

    assertThat(reports).hasSize(4).allMatch(Report::isComplete);
    for (int i = 0; i < 4; i++) {
      // "line of 0" + LF + LF + "another" + CR LF: the blank line is counted and not stored
      assertThat(reports.get(i).number("linhas_em_branco")).isOne();
      assertThat(StoredLines.of(pipeline.items(reports.get(i).run())))
          .isEqualTo(Map.of(0L, "line of " + i, 11L, "another"));
    }
  }

  @Test
  void sameFileTwiceIsStoredOnce() throws Exception {
    var first = pipeline.run("twice.log", "a\nb\na\n");
    var second = pipeline.run("twice.log", "a\nb\na\n");
    // Whatever the second upload set off has settled when another file has gone the same way.
    pipeline.run("after-twice.log", "x\n");

    assertThat(second.run()).isEqualTo(first.run());
    assertThat(second.number("total_itens_processados")).isEqualTo(3);
    assertThat(StoredLines.of(pipeline.items(second.run())))
        .isEqualTo(Map.of(0L, "a", 2L, "b", 4L, "a"));
  }

  @Test
  void compressedFileIsReadAsItsContent() throws Exception {
    var content = "first\nsecond\n".repeat(20);

    var report = pipeline.run("packed.log.gz", Gzip.of(content));

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(StoredLines.of(pipeline.items(report.run())))
        .isEqualTo(StoredLines.cut(content.getBytes(UTF_8)));
  }

  @Test
  void truncatedGzipFailsAndSaysWhere() throws Exception {
    var whole = Gzip.of("line\n".repeat(50));
    var cut = Arrays.copyOf(whole, whole.length - 9);

    var report = pipeline.run("cut.log.gz", cut);

    assertThat(report.status()).isEqualTo(ReportStatus.FAILED);
    assertThat(report.reason()).hasValueSatisfying(reason -> assertThat(reason).contains("gzip"));
  }

  @Test
  void badLinesAreReportedAndReachTheDlqAfterMaxReceiveCountAttempts() throws Exception {
    var content = "{\"status\":200}\n{broken\n[1]\n{\"level\":\"warn\"}\n";
    long before = pipeline.messages("LogProcessingDlqUrl");
    long attemptsBefore = rejectedAttempts();

    var report = pipeline.run("bad.jsonl", content);

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE_WITH_REJECTIONS);
    assertThat(report.number("total_itens_processados")).isEqualTo(2);
    assertThat(report.number("total_itens_rejeitados")).isEqualTo(2);
    assertThat(report.counts("rejeicoes_por_motivo"))
        .isEqualTo(Map.of("invalid_json", 1, "not_a_json_object", 1));
    assertThat(pipeline.items(report.run()))
        .hasSize(4)
        .filteredOn(ProcessedItem::isRejected)
        .hasSize(2);

    LocalPipeline.await(() -> pipeline.messages("LogProcessingDlqUrl") == before + 2);
    assertThat(pipeline.messages("LogProcessingQueueUrl")).isZero();
    assertThat(rejectedAttempts() - attemptsBefore).isEqualTo(2L * LocalPipeline.MAX_RECEIVE_COUNT);
  }

  @Test
  void everyByteOfALineIsKept() throws Exception {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("tab\t nul\0 escape\u001B[31m \u2028 \uFFFE é 😀\n".getBytes(UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xE9, (byte) 0xFF, ' ', 'x', '\r', '\r', '\n'});
    bytes.writeBytes("last\r".getBytes(UTF_8));

    var report = pipeline.run("bytes.txt", bytes.toByteArray());

    var contents =
        pipeline.items(report.run()).stream()
            .collect(
                Collectors.toMap(
                    item -> item.line().byteOffset(), item -> item.line().content().toByteArray()));
    assertThat(contents).hasSize(3);
    assertThat(new String(contents.get(0L), UTF_8))
        .isEqualTo("tab\t nul\0 escape\u001B[31m \u2028 \uFFFE é 😀");
    long second = new String(contents.get(0L), UTF_8).getBytes(UTF_8).length + 1L;
    assertThat(contents.get(second)).containsExactly(0xE9, 0xFF, ' ', 'x', '\r');
    assertThat(contents.get(second + 7)).containsExactly("last\r".getBytes(UTF_8));
  }

  private long rejectedAttempts() {
    return pipeline.logged("LogProcessorWorker", "batch processed").stream()
        .mapToLong(line -> ((Number) line.get("rejected")).longValue())
        .sum();
  }
}
