package logbatch.splitter;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import logbatch.aws.JsonLog;
import logbatch.aws.Metric;
import logbatch.model.Header;
import logbatch.model.RangeTask;
import logbatch.splitter.RangeOutcome.Ending;

/// What LogSplitterLambda does, free of how it is told to. Stateless.
final class Splitter {

  private final S3Notifications notifications;
  private final Planner planner;
  private final RangeSplitter ranges;
  private final RangeTaskQueue tasks;
  private final JsonLog log;

  Splitter(
      S3Notifications notifications,
      Planner planner,
      RangeSplitter ranges,
      RangeTaskQueue tasks,
      JsonLog log) {
    this.notifications = notifications;
    this.planner = planner;
    this.ranges = ranges;
    this.tasks = tasks;
    this.log = log;
  }

  /// A range to be read now.
  private record Start(Header header, RangeTask task) {}

  /// Plans every upload of a notification, then reads: here and now if there is just one range to
  /// read, else each of them in an invocation of its own.
  ///
  /// @param records of S3's notification
  /// @throws IllegalStateException if some of it failed, after everything else was done; to repeat
  ///   it is safe
  void uploaded(List<EventObject> records, Delivery delivery) throws InterruptedException {
    var failures = new ArrayList<Exception>();
    var starts = new ArrayList<Start>();
    for (var record : records) {
      try {
        starts.addAll(starts(notifications.upload(record)));
      } catch (IOException | RuntimeException e) {
        failures.add(e);
      }
    }
    try {
      start(starts, delivery);
    } catch (IOException | RuntimeException e) {
      failures.add(e);
    }
    throwIfAny(failures, records.size());
  }

  /// Plans what a [logbatch.model.PlanTask] names, as if it had been uploaded.
  ///
  /// @throws IOException if reading broke; to repeat it is safe
  void ordered(EventObject task, Delivery delivery) throws IOException, InterruptedException {
    start(starts(notifications.order(task)), delivery);
  }

  /// Goes on with a range; plans its run once more if nobody has seen the object yet.
  ///
  /// @throws TakenOverByRepeatException if another delivery of the same event does so
  /// @throws IOException if reading broke; to repeat it is safe
  void continued(RangeTask task, Delivery delivery) throws IOException, InterruptedException {
    var header = planner.planned(task.run());
    if (!Planner.isSeen(header)) {
      // Nobody knew when the task was sent how many ranges there are.
      start(starts(Optional.of(ObjectUploaded.of(header))), delivery);
      return;
    }
    split(new Start(header, task), delivery);
  }

  private List<Start> starts(Optional<ObjectUploaded> uploaded) throws IOException {
    if (uploaded.isEmpty()) {
      return List.of();
    }
    var plan = planner.plan(uploaded.get());
    log.info(
        "planned",
        "run_id",
        plan.header().run(),
        "key",
        plan.header().batchId(),
        "size_bytes",
        plan.header().object().sizeBytes(),
        "ranges",
        plan.header().ranges().count(),
        "ranges_to_start",
        plan.ranges().size());
    return plan.tasks().stream().map(task -> new Start(plan.header(), task)).toList();
  }

  private void start(List<Start> starts, Delivery delivery)
      throws IOException, InterruptedException {
    if (starts.size() == 1) {
      split(starts.getFirst(), delivery);
      return;
    }
    for (var start : starts) {
      tasks.send(start.task());
    }
  }

  private void split(Start start, Delivery delivery) throws IOException, InterruptedException {
    long began = delivery.deadline().clock().millis();
    var outcome = ranges.split(start.header(), start.task(), delivery);
    var took = Duration.ofMillis(delivery.deadline().clock().millis() - began);
    report(start, outcome, took);
    if (outcome.ending() == Ending.TAKEN_OVER_BY_REPEAT) {
      throw new TakenOverByRepeatException(
          "range %d of run %s is read for another delivery of the same event"
              .formatted(start.task().range(), start.header().run()));
    }
  }

  private void report(Start start, RangeOutcome outcome, Duration took) {
    var from = outcome.from();
    var to = outcome.to();
    Object[] fields = {
      "ending",
      outcome.ending(),
      "run_id",
      start.header().run(),
      "key",
      start.header().batchId(),
      "range",
      start.task().range(),
      "lines_blank",
      to.counts().blank() - from.counts().blank(),
      "lines_header",
      to.counts().header() - from.counts().header(),
      "bytes",
      to.nextOffset() - from.nextOffset(),
      "next_offset",
      to.nextOffset(),
      "millis",
      took.toMillis(),
      "detail",
      outcome.detail(),
      Metric.LINES_READ,
      to.counts().sent() - from.counts().sent()
    };
    if (outcome.ending() == Ending.FAILED) {
      log.error("range cannot be read", fields);
    } else {
      log.info("range read", fields);
    }
  }

  private static void throwIfAny(List<Exception> failures, int records) {
    if (failures.isEmpty()) {
      return;
    }
    var all =
        new IllegalStateException(
            "%d of the steps for %d records failed, the first one: %s"
                .formatted(failures.size(), records, failures.getFirst().getMessage()),
            failures.getFirst());
    failures.stream().skip(1).forEach(all::addSuppressed);
    throw all;
  }
}
