package logbatch.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads very many damaged lines, and prints the one that took longest. A long run: `./mvnw -Dquick
/// -pl log-formats -am test -Dtest=MutatedLinesTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dfuzz.lines=10000000`.
class MutatedLinesTest {

  private static final long SEEDS = 10;
  private static final int REPEATS = 3;
  private static final long LINES = Long.getLong("fuzz.lines", 100_000);
  private static final List<Sample> SAMPLES = Samples.all().toList();

  /// Of each kind of file one that has all there may be in its context.
  private static final List<LineParser> PARSERS =
      Stream.of(
              "@ file=a.log",
              "@ file=a.log zone=America/Sao_Paulo uploaded=2024-02-29T00:00:00Z header=␠date␠time␠sc-status",
              "@ file=a.jsonl",
              "@ file=a.csv header=,time,level,status,message")
          .map(directive -> new LineParser(SampleContext.of(directive).context()))
          .toList();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyLineIsReadOrRejectedWhateverBecameOfIt(long seed) {
    var lines = new MutatedLines(SAMPLES, seed);
    long slowestNanos = 0;
    String slowest = "";

    for (long i = 0; i < LINES / SEEDS; i++) {
      var line = lines.next();
      long nanos = nanos(line, seed);
      // The collector's pauses and other processes' turns do not come back with the line.
      for (int again = 0; again < REPEATS && nanos > slowestNanos; again++) {
        nanos = Math.min(nanos, nanos(line, seed));
      }
      if (nanos > slowestNanos) {
        slowestNanos = nanos;
        slowest = line;
      }
    }
    System.out.printf(
        "seed %d: %,d lines, the slowest took %,d µs as %d kinds of files: «%s»%n",
        seed, LINES / SEEDS, slowestNanos / 1_000, PARSERS.size(), escaped(slowest));
  }

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  private static long nanos(String line, long seed) {
    long begun = System.nanoTime();
    for (var parser : PARSERS) {
      read(parser, line, seed);
    }
    return System.nanoTime() - begun;
  }

  private static void read(LineParser parser, String line, long seed) {
    try {
      assertThat(parser.parse(line)).isNotNull();
      assertThat(parser.parseBeginning(line)).isNotNull();
    } catch (RuntimeException e) {
      throw new AssertionError("seed %d: «%s»".formatted(seed, escaped(line)), e);
    }
  }

  private static String escaped(String line) {
    var text = new StringBuilder();
    line.chars()
        .forEach(
            c -> text.append(c < ' ' || c > '~' ? "\\u%04X".formatted(c) : Character.toString(c)));
    return text.toString();
  }
}
