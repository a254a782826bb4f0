package logbatch.benchmarks;

import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import java.util.concurrent.TimeUnit;
import logbatch.format.LineParser;
import logbatch.model.ContentKind;
import nl.basjes.parse.core.Parser;
import nl.basjes.parse.core.exceptions.DissectionFailure;
import nl.basjes.parse.core.exceptions.InvalidDissectorException;
import nl.basjes.parse.core.exceptions.MissingDissectorsException;
import nl.basjes.parse.httpdlog.HttpdLoglineParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Access-log lines: timestamp and status code of each, by this project, by
/// [java-grok](https://github.com/thekrakken/java-grok) and by
/// [httpdlog-parser](https://github.com/nielsbasjes/logparser), all with the combined format. The
/// peers are asked for no more than the two fields; java-grok always gives all.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class AccessLogBenchmark {

  private static final int LINES = 5_000;

  private String[] lines;
  private LineParser parser;
  private Grok grok;
  private Parser<TimestampAndStatus> httpdlog;

  @Setup
  public void setUp() throws Exception {
    parser = SampleFile.parser(ContentKind.TEXT);
    var patterns = GrokCompiler.newInstance();
    patterns.registerDefaultPatterns();
    grok = patterns.compile("%{COMBINEDAPACHELOG}");
    httpdlog = new HttpdLoglineParser<>(TimestampAndStatus.class, "combined");
    lines = SampleFile.lines("access.log", LINES, this::isReadAlikeByAll);
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public void logBatchProcessor(Blackhole read) {
    for (var line : lines) {
      read.consume(parser.parse(line));
    }
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public void javaGrok(Blackhole read) {
    for (var line : lines) {
      read.consume(grok.capture(line));
    }
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public void httpdlogParser(Blackhole read) throws Exception {
    for (var line : lines) {
      read.consume(httpdlog.parse(new TimestampAndStatus(), line));
    }
  }

  /// A parser that reads nothing would be the fastest. (java-grok reads no user `joão`.)
  private boolean isReadAlikeByAll(String line) {
    try {
      var ours = TimestampAndStatus.of(parser.parse(line));
      return ours.equals(httpdlog.parse(new TimestampAndStatus(), line))
          && ours.status().equals(grok.capture(line).get("response"));
    } catch (DissectionFailure | InvalidDissectorException | MissingDissectorsException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
