package logbatch.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import logbatch.model.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds formats, samples and documents together: who adds one and forgets another, hears of it
/// here.
class FormatSamplesTest {

  private static final Path DOCUMENTS =
      Path.of(System.getProperty("logbatch.home", "..")).resolve("docs").resolve("formats");

  @Test
  void formatsAreTriedInThisOrder() {
    assertThat(LogFormats.all())
        .extracting(LogFormat::name)
        .containsExactly(
            "csv",
            "field-list",
            "json",
            "access-log",
            "s3-access-log",
            "time-first-access-log",
            "aws-elb",
            "vpc-flow",
            "w3c",
            "squid",
            "haproxy",
            "syslog",
            "error-log",
            "glog",
            "logcat",
            "hdfs",
            "redis",
            "mysql",
            "postgresql",
            "cri",
            "audit",
            "cef",
            "fortinet",
            "logfmt",
            "supercomputer",
            "iso-log",
            "general",
            "text");
  }

  @Test
  void everyFormatIsInTheTable() {
    assertThat(LogFormats.all())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(
            Stream.of(LogFormat.class.getPermittedSubclasses())
                .filter(format -> format != UserFormat.class)
                .toArray(Class<?>[]::new));
  }

  @Test
  void everyFormatHasSamplesUnderItsName() {
    assertThat(Samples.names())
        .containsExactlyElementsOf(
            LogFormats.all().stream().map(LogFormat::name).sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyFormatHasADocument(LogFormat format) throws IOException {
    assertThat(Files.readString(DOCUMENTS.resolve(format.name() + ".md")))
        .startsWith("# `" + format.name() + "`")
        .contains("## Source", "## Shape", "## Fields", "## Time zone", "## Known differences");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleIsReadAsExpected(Sample sample) {
    assertThat(Sample.written(sample.parsed())).isEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("wholeSamples")
  void sampleIsReadByItsOwnFormatOnly(Sample sample) {
    var context = sample.file().context();
    var line =
        LogFormats.isText(context) ? TerminalCodes.removedFrom(sample.line()) : sample.line();

    List<String> readers =
        LogFormats.of(context).stream()
            .filter(format -> !LogFormats.CATCH_ALL.contains(format.name()))
            .filter(format -> format.admits(Shape.of(line)))
            .filter(
                format -> format.parse(line, context).orElse(null) instanceof ParseResult.Parsed)
            .map(LogFormat::name)
            .toList();

    boolean isNobodys = sample.isRejected() || LogFormats.CATCH_ALL.contains(sample.format());
    assertThat(readers).isEqualTo(isNobodys ? List.of() : List.of(sample.format()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readingNamesItsFormat(Sample sample) {
    if (sample.parsed() instanceof ParseResult.Parsed(var reading)) {
      assertThat(reading.format()).isEqualTo(sample.format());
    }
  }

  @Test
  void everyReasonIsProducedBySomeSample() {
    var produced =
        Samples.all()
            .map(Sample::parsed)
            .filter(ParseResult.Rejected.class::isInstance)
            .map(result -> ((ParseResult.Rejected) result).rejection().reason())
            .collect(Collectors.toSet());

    assertThat(produced).containsExactlyInAnyOrder(RejectionReason.values());
  }

  static Stream<Sample> samples() {
    return Samples.all();
  }

  static Stream<Sample> wholeSamples() {
    return Samples.all().filter(sample -> !sample.file().isCut());
  }

  static Stream<LogFormat> formats() {
    return LogFormats.all().stream();
  }
}
