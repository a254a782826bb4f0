package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import logbatch.model.ReportStatus;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pipeline on the embedded services.
class PipelineIT extends PipelineContract {

  private static final int LONGEST_BYTES = 256 * 1024;

  @RegisterExtension static final SharedPipeline SHARED = new SharedPipeline();

  @Override
  LocalPipeline pipeline() {
    return SHARED.get();
  }

  /// What grows most in messages, items and events, and bytes that are no text.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 1)
  void everyByteOfTheLongestLinesIsKept(long seed) throws Exception {
    var random = new byte[LONGEST_BYTES];
    new Random(seed).nextBytes(random);
    for (int i = 0; i < random.length; i++) {
      random[i] = random[i] == '\n' ? (byte) 0xFF : random[i];
    }
    random[LONGEST_BYTES - 1] = 'x';
    var lines =
        List.of(
            "\u0001".repeat(LONGEST_BYTES).getBytes(UTF_8),
            "\\".repeat(LONGEST_BYTES).getBytes(UTF_8),
            random);
    var file = new ByteArrayOutputStream();
    for (var line : lines) {
      file.writeBytes(line);
      file.write('\n');
    }

    var report = pipeline().run("longest.txt", file.toByteArray());

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(report.number("total_itens_processados")).isEqualTo(3);
    var stored =
        pipeline().items(report.run()).stream()
            .sorted(Comparator.comparingLong(item -> item.line().byteOffset()))
            .map(item -> item.line().content().toByteArray())
            .toList();
    assertThat(stored).containsExactlyElementsOf(lines);
  }
}
