package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Takes minutes, so only the profile `chaos` runs it.
@Tag("huge")
class HugeObjectsIT {

  @ParameterizedTest
  @ValueSource(strings = {"plain", "ranges", "line", "gzip", "packed-line"})
  void memoryDependsNeitherOnTheObjectNorOnALine(String kind) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HugeObjects.class.getName(),
                kind)
            .redirectErrorStream(true)
            .start();

    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    System.out.print(kind + ": " + output);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
