package logbatch.splitter;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import logbatch.lines.Deadline;
import logbatch.lines.OutOfTimeException;
import logbatch.lines.RangeLines;
import logbatch.lines.RangeReader;
import logbatch.lines.UnreadableObjectException;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.RangePlan.Compression;
import logbatch.model.RangeTask;
import logbatch.splitter.RangeOutcome.Ending;

/// Sends the lines of a range, from its checkpoint to its end or until the time is over. Stateless.
final class RangeSplitter {

  /// Invocations in a row that may get a range no further.
  private static final int IDLE_HOPS_MAX = 2;

  /// Invocations that one order may lead to. At a quarter of an hour each, that is longer than a
  /// message lives; Lambda's own stop of recursions is switched off in favour of this one.
  static final int HOPS_MAX = 1_000;

  private final RangeReader reader;
  private final RangeStore ranges;
  private final RetryingSender lines;
  private final RangeTaskQueue tasks;
  private final Duration checkpointInterval;
  private final Clock clock;

  /// @param checkpointInterval what a crash sends again, at most
  RangeSplitter(
      RangeReader reader,
      RangeStore ranges,
      RetryingSender lines,
      RangeTaskQueue tasks,
      Duration checkpointInterval,
      Clock clock) {
    this.reader = reader;
    this.ranges = ranges;
    this.lines = lines;
    this.tasks = tasks;
    this.checkpointInterval = checkpointInterval;
    this.clock = clock;
  }

  /// Does what a task orders.
  ///
  /// @param header of the task's run
  /// @throws IOException if reading broke; the checkpoint reached so far has been written, and
  ///   another attempt goes on from there
  /// @throws SendFailedException if sending broke; likewise
  RangeOutcome split(Header header, RangeTask task, Delivery delivery)
      throws IOException, InterruptedException {
    var order = task.order().orElse(delivery.id());
    var begun =
        ranges.begin(
            header.run(),
            task.range(),
            header.ranges().start(task.range()),
            new Claim(delivery.id(), order, task.hops(), clock.instant()));
    var part = begun.part();
    if (!begun.isHeld()) {
      return new RangeOutcome(Ending.NOTHING_TO_DO, part.checkpoint(), part.checkpoint(), "");
    }
    var holder = new RangeHolder(ranges, header.run(), part, checkpointInterval, clock);
    try (var inFlight = new InFlight(header, lines, part.checkpoint())) {
      var feed = new LineFeed(header, task.range(), part.checkpoint(), inFlight);
      return new Attempt(header, task.orderedBy(order), holder, inFlight, feed)
          .run(delivery.deadline());
    } catch (EpochLostException e) {
      var ending = e.isToRepeatOf(delivery) ? Ending.TAKEN_OVER_BY_REPEAT : Ending.EPOCH_LOST;
      return new RangeOutcome(ending, holder.start(), holder.written(), e.getMessage());
    }
  }

  /// One invocation's work on a range.
  private final class Attempt {

    private final Header header;
    private final RangeTask task;
    private final RangeHolder holder;
    private final InFlight inFlight;
    private final LineFeed feed;

    Attempt(Header header, RangeTask task, RangeHolder holder, InFlight inFlight, LineFeed feed) {
      this.header = header;
      this.task = task;
      this.holder = holder;
      this.inFlight = inFlight;
      this.feed = feed;
    }

    RangeOutcome run(Deadline deadline)
        throws IOException, InterruptedException, EpochLostException {
      try {
        try {
          sendLines(deadline);
        } catch (OutOfTimeException e) {
          return handOver();
        } catch (UnreadableObjectException e) {
          return fail(e.failure());
        }
        sendRest();
        holder.done(feed.position());
        return outcome(Ending.DONE, "");
      } catch (IOException | RuntimeException e) {
        saveProgress(e);
        throw e;
      }
    }

    private void sendLines(Deadline deadline)
        throws IOException, InterruptedException, EpochLostException {
      try (var lines = reader.open(header, task.range(), holder.start(), deadline)) {
        try {
          sendLines(lines, deadline);
        } catch (OutOfTimeException e) {
          feed.moveTo(lines.checkpoint());
          throw e;
        }
        feed.moveTo(lines.checkpoint());
      }
    }

    private void sendLines(RangeLines lines, Deadline deadline)
        throws IOException, InterruptedException, EpochLostException {
      while (lines.next()) {
        feed.take(lines);
        if (holder.isDue()) {
          inFlight.settleFinished();
          holder.checkpoint(inFlight.taken());
        }
        if (deadline.isPast()) {
          throw new OutOfTimeException();
        }
      }
    }

    private RangeOutcome handOver() throws InterruptedException, EpochLostException {
      sendRest();
      holder.checkpoint(feed.position());
      int hops = task.hops() + 1;
      int idleHops = holder.hasAdvanced() ? 0 : task.idleHops() + 1;
      if (idleHops >= IDLE_HOPS_MAX) {
        return fail(new Failure(FailureReason.NO_PROGRESS, stuck(idleHops)));
      }
      if (hops >= HOPS_MAX) {
        return fail(
            new Failure(
                FailureReason.NO_PROGRESS,
                "%,d invocations were not enough; split the file, or upload it again to go on"
                    .formatted(hops)));
      }
      tasks.send(new RangeTask(header.run(), task.range(), hops, idleHops, task.order()));
      return outcome(Ending.HANDED_OVER, "");
    }

    private String stuck(int idleHops) {
      var where =
          "%d invocations in a row did not get beyond byte %d"
              .formatted(idleHops, feed.position().nextOffset());
      return header.ranges().compression() == Compression.GZIP
          ? where
              + ", since each has to inflate from the start of a gzip member to the end of a line; compress the file in smaller members, with shorter lines, or not at all"
          : where;
    }

    private RangeOutcome fail(Failure failure) throws InterruptedException, EpochLostException {
      sendRest();
      var where =
          "%s; every line before byte %d was sent"
              .formatted(failure.detail(), feed.position().nextOffset());
      holder.failed(feed.position(), new Failure(failure.reason(), where));
      return outcome(Ending.FAILED, where);
    }

    private void sendRest() throws InterruptedException {
      feed.finish();
      inFlight.settleAll();
    }

    /// What was taken by SQS up to the failure need not be sent again.
    private void saveProgress(Exception failure) throws InterruptedException, EpochLostException {
      try {
        inFlight.settleAll();
      } catch (RuntimeException e) {
        addSuppressed(failure, e);
      }
      try {
        holder.checkpoint(inFlight.taken());
      } catch (RuntimeException e) {
        addSuppressed(failure, e);
      }
    }

    private RangeOutcome outcome(Ending ending, String detail) {
      return new RangeOutcome(ending, holder.start(), holder.written(), detail);
    }
  }

  private static void addSuppressed(Exception failure, Exception other) {
    if (!failure.equals(other)) {
      failure.addSuppressed(other);
    }
  }
}
