package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import logbatch.format.FileContext;
import logbatch.format.LineParser;
import logbatch.format.LogFormat;
import logbatch.format.LogFormats;
import logbatch.format.ParseResult;
import logbatch.format.TimeRules;
import logbatch.model.ContentKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFormatsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("logbatch.home", "..")).resolve("custom-formats");

  /// A deployment with a file that is wrong would not start.
  @ParameterizedTest
  @MethodSource("files")
  void everyFileOfTheFolderIsPackedAndRight(String file) {
    assertThat(CustomFormats.named(file).formats()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"03.11.2026 04:05:06,789 {billing} 402 (warning) card refused"})
  void lineIsReadByTheDeploymentsOwnFormat(String line) {
    var context =
        new FileContext(
            ContentKind.TEXT,
            Optional.empty(),
            new TimeRules(Instant.parse("2026-11-03T12:00:00Z"), ZoneOffset.UTC));
    var own = CustomFormats.named("example.yaml");

    assertThat(LogFormats.of(context, own).stream().map(LogFormat::name)).startsWith("billing");
    assertThat(new LineParser(context, LogFormats.of(context, own)).parse(line))
        .isInstanceOfSatisfying(
            ParseResult.Parsed.class,
            parsed -> assertThat(parsed.reading().format()).isEqualTo("billing"));
  }

  static Stream<String> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
