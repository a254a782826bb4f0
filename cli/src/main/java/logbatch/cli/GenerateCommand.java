package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch generate`: makes a log up, as large as you like.
@Command(
    name = "generate",
    description = "Write a made-up log file. The same seed gives the same bytes on every machine.")
final class GenerateCommand implements Callable<Integer> {

  private static final Instant START = Instant.parse("2026-11-02T03:00:00Z");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "file to write; compressed if its name ends with .gz")
  private Path file;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "10000",
      description = "number of lines (default: ${DEFAULT-VALUE})")
  private long lines;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "access",
      description = "access, app, jsonl or syslog (default: ${DEFAULT-VALUE})")
  private String kind;

  @Option(
      names = "--bad-every",
      paramLabel = "N",
      defaultValue = "0",
      description = "make every N-th line invalid JSON, to see lines being rejected; for jsonl")
  private long badEvery;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "seed of the random choices (default: ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws IOException {
    if (lines < 0) {
      throw new ParameterException(spec.commandLine(), "--lines must not be negative: " + lines);
    }
    var sample = sample();
    try (var out = open()) {
      write(sample, out);
    }
    return 0;
  }

  private SampleLog sample() {
    try {
      return SampleLog.valueOf(kind.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--kind is access, app, jsonl or syslog, not " + kind, e);
    }
  }

  private OutputStream open() throws IOException {
    var stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(stream, 1 << 16) : stream;
  }

  private void write(SampleLog sample, OutputStream out) throws IOException {
    // Named, so that the bytes stay the same whatever a later JDK takes for the best generator.
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var at = START;
    for (long n = 1; n <= lines; n++) {
      at = at.plusMillis(random.nextInt(0, 1500));
      var line = sample.line(at, random);
      boolean isBad = badEvery > 0 && n % badEvery == 0;
      out.write((isBad ? line.substring(0, line.length() / 2) : line).getBytes(UTF_8));
      out.write('\n');
    }
  }
}
