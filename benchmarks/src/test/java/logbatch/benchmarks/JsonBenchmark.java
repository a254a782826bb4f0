package logbatch.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import logbatch.format.LineParser;
import logbatch.format.ParseResult;
import logbatch.model.ContentKind;
import logbatch.model.Level;
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
import tools.jackson.databind.json.JsonMapper;

/// JSON lines: timestamp, status code and level of each, by this project and by the tree model of
/// [Jackson](https://github.com/FasterXML/jackson), which is told where they are. Beside them, the
/// tree alone, with nothing looked at.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class JsonBenchmark {

  private static final int LINES = 500;

  private final JsonMapper jackson = new JsonMapper();
  private String[] lines;
  private LineParser parser;

  @Setup
  public void setUp() throws IOException {
    parser = SampleFile.parser(ContentKind.JSONL);
    lines =
        SampleFile.lines(
            "gateway.jsonl", LINES, line -> parser.parse(line) instanceof ParseResult.Parsed);
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
  public void jacksonTreeAndItsFields(Blackhole read) {
    for (var line : lines) {
      var tree = jackson.readTree(line);
      read.consume(Instant.parse(tree.get("timestamp").asString()));
      read.consume(tree.get("status").asInt());
      read.consume(Level.named(tree.get("level").asString()));
    }
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public void jacksonTreeAlone(Blackhole read) {
    for (var line : lines) {
      read.consume(jackson.readTree(line));
    }
  }
}
