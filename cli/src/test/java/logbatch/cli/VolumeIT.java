package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import logbatch.model.ReportStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A file of many lines. The last class by its name, only to save time: in the others every look at
/// the items goes through the whole table.
class VolumeIT {

  @RegisterExtension static final SharedPipeline SHARED = new SharedPipeline();

  @Test
  void hundredThousandLinesAreStoredOnceEach() throws Exception {
    var lines =
        IntStream.range(0, 100_000)
            .mapToObj(
                "192.0.2.1 - - [02/Nov/2026:00:00:00 +0000] \"GET /%d HTTP/1.1\" 200 5"::formatted)
            .toList();
    var content = String.join("\n", lines) + "\n";

    var report = SHARED.get().run("large.log", content);

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(report.number("total_itens_processados")).isEqualTo(100_000);
    assertThat(report.counts("por_status")).isEqualTo(Map.of("200", 100_000));
    assertThat(StoredLines.of(SHARED.get().items(report.run())))
        .isEqualTo(StoredLines.cut(content.getBytes(UTF_8)));
  }
}
