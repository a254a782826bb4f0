package logbatch.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What taking a file through the pipeline on AWS takes, roughly.
///
/// The amounts follow from how the pipeline works; the speeds are assumptions, which docs/cost.md
/// names: no deployment was measured for them.
///
/// @param lines that are sent
/// @param duration from upload to report
/// @param once what is paid for once
/// @param monthly what is paid for each month that everything is kept
record Estimate(double lines, Duration duration, List<Position> once, List<Position> monthly) {

  /// Lines that a worker stores in a second, 100 at a time: 0.2 s of an invocation.
  static final double WORKER_LINES_PER_SECOND = 500;

  /// Lines that are read and sent in a second from one range.
  static final double SPLITTER_LINES_PER_SECOND = 10_000;

  /// Writes in a second that a new on-demand table takes.
  static final double TABLE_WRITES_PER_SECOND = 4_000;

  /// Until the first message is taken, and from the last line to the report: batching windows, and
  /// functions that start.
  static final double FIXED_SECONDS = 15;

  /// Memory of the functions by their names in the template, in MB; a second of 1,024 MB is paid
  /// for as one GB-second.
  static final Map<String, Integer> MEMORY_MB =
      Map.of("LogProcessorWorker", 1_769, "LogSplitterLambda", 1_769, "LogCounterLambda", 1_024);

  private static final int BATCH_LINES = 10;
  private static final int CHUNK_BYTES = 64 << 10;

  /// What a message has besides the line.
  private static final int ENVELOPE_BYTES = 200;

  private static final int WORKER_LINES = 100;
  private static final int COUNTER_LINES = 1_000;
  private static final double COUNTER_SECONDS = 0.1;

  /// A count part is written once per invocation of the counter; it has up to 8 KB.
  private static final int COUNT_WRITE_UNITS = 8;

  /// Of an invocation: its own lines and the platform's, with their metrics.
  private static final int LOG_BYTES = 2_000;

  private static final double GB = 1L << 30;

  /// One thing that is paid for.
  record Position(Price price, double amount) {

    double dollars() {
      return price.of(amount);
    }
  }

  /// @param storedBytes size of the file as it is uploaded
  /// @param workers the parameter `WorkerConcurrency`
  static Estimate of(FileSample sample, long storedBytes, int workers) {
    double lines = sample.sampled().lines() * sample.scale();
    double writeUnits = sample.sampled().writeUnits() * sample.scale();
    double splitSeconds = splitSeconds(sample, lines);
    return new Estimate(
        lines,
        duration(lines, writeUnits, splitSeconds, workers),
        once(sample, lines, writeUnits, storedBytes),
        monthly(sample, storedBytes));
  }

  /// Dollars for all of some positions.
  static double dollars(List<Position> positions) {
    return positions.stream().mapToDouble(Position::dollars).sum();
  }

  private static double splitSeconds(FileSample sample, double lines) {
    double ranges =
        sample.isCompressed()
            ? 1
            : Math.max(1, Math.ceil(sample.contentBytes() / TemplateDefaults.RANGE_BYTES));
    return lines / SPLITTER_LINES_PER_SECOND / ranges;
  }

  private static Duration duration(
      double lines, double writeUnits, double splitSeconds, int workers) {
    double storeSeconds =
        Math.max(lines / (WORKER_LINES_PER_SECOND * workers), writeUnits / TABLE_WRITES_PER_SECOND);
    return Duration.ofSeconds(Math.round(FIXED_SECONDS + Math.max(splitSeconds, storeSeconds)));
  }

  private static List<Position> once(
      FileSample sample, double lines, double writeUnits, long storedBytes) {
    double workerCalls = lines / WORKER_LINES;
    double counterCalls = lines / COUNTER_LINES;
    double gbSeconds =
        gbSeconds("LogProcessorWorker", lines / WORKER_LINES_PER_SECOND)
            + gbSeconds("LogSplitterLambda", lines / SPLITTER_LINES_PER_SECOND)
            + gbSeconds("LogCounterLambda", counterCalls * COUNTER_SECONDS);
    double uploads = Math.max(1, (double) storedBytes / (64 << 20));
    var positions = new ArrayList<Position>();
    positions.add(
        new Position(Price.DYNAMODB_WRITE, writeUnits + counterCalls * COUNT_WRITE_UNITS));
    positions.add(new Position(Price.SQS_REQUEST, sqsRequests(sample, lines)));
    positions.add(new Position(Price.LAMBDA_DURATION, gbSeconds));
    positions.add(new Position(Price.LAMBDA_REQUEST, 1 + workerCalls + counterCalls));
    positions.add(
        new Position(Price.LOGS, (1 + workerCalls + counterCalls) * LOG_BYTES / 1_000_000_000));
    // The report is two objects more.
    positions.add(new Position(Price.S3_PUT, uploads + 2));
    positions.add(new Position(Price.S3_GET, uploads));
    return positions;
  }

  private static double gbSeconds(String function, double seconds) {
    return seconds * MEMORY_MB.get(function) / 1_024;
  }

  /// Ten lines are sent, received and deleted with a request each, but of what is sent and received
  /// each 64 KB counts as a request.
  private static double sqsRequests(FileSample sample, double lines) {
    double batches = lines / BATCH_LINES;
    double lineBytes = (double) sample.sampled().bytes() / Math.max(1, sample.sampled().lines());
    double chunks = Math.ceil(BATCH_LINES * (ENVELOPE_BYTES + lineBytes) / CHUNK_BYTES);
    return batches * (2 * chunks + 1);
  }

  private static List<Position> monthly(FileSample sample, long storedBytes) {
    double itemsGb = sample.sampled().itemBytes() * sample.scale() / GB;
    return List.of(
        new Position(Price.DYNAMODB_STORAGE, itemsGb),
        new Position(Price.DYNAMODB_RECOVERY, itemsGb),
        new Position(Price.S3_STORAGE, storedBytes / GB));
  }
}
