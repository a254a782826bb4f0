package logbatch.aws;

import java.util.List;

/// What the functions measure, as CloudWatch knows it: in the namespace [#NAMESPACE], with the
/// stack's name as dimension. Alarms and dashboard of template.yaml refer to these names.
///
/// A metric is a field of a log line, put there by [JsonLog]. Of a value of 0 nothing is sent.
public enum Metric {
  /// Lines that SQS has taken; those of a repeated stretch count again.
  LINES_READ("splitter_lines_read_total", Unit.COUNT),

  /// Uploads that are no log files by their ending.
  OBJECTS_IGNORED("splitter_objects_ignored_total", Unit.COUNT),

  /// Events of a bucket that is not the input bucket.
  OBJECTS_REFUSED("splitter_objects_refused_total", Unit.COUNT),

  /// Items that a put has written.
  RECORDS_STORED("worker_records_stored_total", Unit.COUNT),

  /// Lines that were stored already when their message came.
  RECORDS_DUPLICATE("worker_records_duplicate_total", Unit.COUNT),

  /// Attempts at lines that are unreadable for good; each has several until its message is in the
  /// dead-letter queue. By reason.
  LINES_REJECTED("worker_lines_rejected_total", Unit.COUNT, "reason"),

  /// Messages that are none of ours.
  MESSAGES_MALFORMED("worker_messages_malformed_total", Unit.COUNT),

  /// Attempts at messages that failed for a reason outside their lines.
  MESSAGES_FAILED("worker_messages_failed_total", Unit.COUNT),

  /// Stream records that are no insert and no change of a line: removals for the most part.
  RECORDS_PASSED_OVER("counter_records_passed_over_total", Unit.COUNT),

  /// From the upload to the first report of a run.
  REPORT_SECONDS("reporter_report_seconds", Unit.SECONDS),

  /// Runs that are not finished, at each look by the clock.
  OPEN_RUNS("reporter_open_runs", Unit.COUNT),

  /// Open runs for which a look by the clock had no time; they have their turn another time.
  OPEN_RUNS_LEFT("reporter_open_runs_left_total", Unit.COUNT),

  /// Reports of runs that cannot be read to their end, `Falhou`.
  RUNS_FAILED("reporter_runs_failed_total", Unit.COUNT),

  /// Reports of runs that nothing will finish, `Incompleto`.
  RUNS_STALLED("reporter_runs_stalled_total", Unit.COUNT),

  /// Ranges that had stopped moving and were started again.
  RANGES_RESTARTED("reporter_ranges_restarted_total", Unit.COUNT),

  /// Looks at a run that failed, so that its report could not be written.
  LOOKS_FAILED("reporter_looks_failed_total", Unit.COUNT),

  /// Looks at a run of which more lines are stored than were sent.
  BALANCES_BROKEN("reporter_broken_balances_total", Unit.COUNT);

  /// The namespace of all of them.
  public static final String NAMESPACE = "LogBatchProcessor";

  /// The dimension that all of them have: the name of the stack.
  public static final String STACK = "stack";

  private final String wireName;
  private final Unit unit;
  private final String ownDimension;

  Metric(String wireName, Unit unit) {
    this(wireName, unit, "");
  }

  Metric(String wireName, Unit unit, String ownDimension) {
    this.wireName = wireName;
    this.unit = unit;
    this.ownDimension = ownDimension;
  }

  /// What CloudWatch calls it. Never renamed.
  public String wireName() {
    return wireName;
  }

  /// Names of its dimensions. A log line with this metric has a field of each name but the stack's,
  /// which [JsonLog] adds.
  public List<String> dimensions() {
    return ownDimension.isEmpty() ? List.of(STACK) : List.of(STACK, ownDimension);
  }

  String unit() {
    return unit.wireName;
  }

  /// The name, so that a metric can stand where a field's name stands.
  @Override
  public String toString() {
    return wireName;
  }

  private enum Unit {
    COUNT("Count"),
    SECONDS("Seconds");

    private final String wireName;

    Unit(String wireName) {
      this.wireName = wireName;
    }
  }
}
