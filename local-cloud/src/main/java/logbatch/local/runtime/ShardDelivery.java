package logbatch.local.runtime;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import logbatch.local.template.EventSource.StreamMapping;

/// Hands batches of one shard to the function, each until it is done with: accepted, or given up
/// after the attempts that the mapping allows. Nothing overtakes. Not thread-safe.
final class ShardDelivery {

  private static final System.Logger LOG = System.getLogger(ShardDelivery.class.getName());

  /// Part of a batch that is still to be accepted.
  private record Piece(List<StreamRecord> records, int failures) {}

  private final StreamMapping mapping;
  private final String shardId;
  private final Invoker function;
  private final Sleeper sleeper;
  private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));

  ShardDelivery(StreamMapping mapping, String shardId, Invoker function, Sleeper sleeper) {
    this.mapping = mapping;
    this.shardId = shardId;
    this.function = function;
    this.sleeper = sleeper;
  }

  /// Returns when every record has been accepted or given up.
  ///
  /// @param window the window that all the records belong to, if the mapping has windows
  void deliver(List<StreamRecord> batch, Optional<TumblingWindow> window)
      throws InterruptedException {
    Deque<Piece> pieces = new ArrayDeque<>();
    pieces.add(new Piece(batch, 0));
    while (!pieces.isEmpty()) {
      deliverFirst(pieces, window);
    }
  }

  /// Tells the function that the window is over, until it accepts that.
  void finish(TumblingWindow window) throws InterruptedException {
    var event =
        StreamEvent.of(
            List.of(), mapping.streamArn(), window.finalFields(shardId, mapping.streamArn()));
    for (int failures = 0; ; ) {
      var result = function.invoke(event);
      if (result.isSuccess() && window.accept(result.payload())) {
        backoff.succeeded();
        return;
      }
      failures++;
      if (isGivenUp(failures)) {
        LOG.log(WARNING, () -> "%s: a window's end is given up".formatted(mapping.logicalId()));
        return;
      }
      pause("the end of a window", result.isSuccess() ? "no state" : result.summary());
    }
  }

  private void deliverFirst(Deque<Piece> pieces, Optional<TumblingWindow> window)
      throws InterruptedException {
    var piece = pieces.removeFirst();
    switch (invoke(piece.records(), window)) {
      case BatchAnswer.Succeeded _ -> backoff.succeeded();
      case BatchAnswer.PartlyFailed failed -> {
        int from = firstOf(failed, piece.records());
        var rest = piece.records().subList(from, piece.records().size());
        // Getting further is a success; the record that stopped it has failed once.
        retry(pieces, new Piece(rest, from == 0 ? piece.failures() + 1 : 1), "batch item failure");
      }
      case BatchAnswer.Failed failed ->
          retry(pieces, new Piece(piece.records(), piece.failures() + 1), failed.reason());
    }
  }

  private BatchAnswer invoke(List<StreamRecord> records, Optional<TumblingWindow> window)
      throws InterruptedException {
    var fields = window.map(w -> w.fields(shardId, mapping.streamArn())).orElse(java.util.Map.of());
    var result = function.invoke(StreamEvent.of(records, mapping.streamArn(), fields));
    if (result.isSuccess() && window.isPresent() && !window.get().accept(result.payload())) {
      return new BatchAnswer.Failed("the answer has no state, which a tumbling window asks for");
    }
    return mapping.reportsBatchItemFailures()
        ? BatchAnswer.withItemFailures(
            result, records.stream().map(StreamRecord::sequenceNumber).collect(Collectors.toSet()))
        : BatchAnswer.asWhole(result);
  }

  private void retry(Deque<Piece> pieces, Piece piece, String reason) throws InterruptedException {
    var records = piece.records();
    var name =
        "%d records from %s on".formatted(records.size(), records.getFirst().sequenceNumber());
    if (mapping.bisectsBatchOnError() && records.size() > 1) {
      int half = records.size() / 2;
      pieces.addFirst(new Piece(records.subList(half, records.size()), piece.failures()));
      pieces.addFirst(new Piece(records.subList(0, half), piece.failures()));
    } else if (isGivenUp(piece.failures())) {
      LOG.log(
          WARNING, () -> "%s: %s are given up: %s".formatted(mapping.logicalId(), name, reason));
      return;
    } else {
      pieces.addFirst(piece);
    }
    pause(name, reason);
  }

  private boolean isGivenUp(int failures) {
    return mapping.maximumRetryAttempts() >= 0 && failures > mapping.maximumRetryAttempts();
  }

  private void pause(String name, String reason) throws InterruptedException {
    if (backoff.isFirstFailure()) {
      LOG.log(
          WARNING,
          () -> "%s: %s failed, trying again: %s".formatted(mapping.logicalId(), name, reason));
    }
    sleeper.sleep(backoff.failed());
  }

  private static int firstOf(BatchAnswer.PartlyFailed failed, List<StreamRecord> records) {
    for (int i = 0; i < records.size(); i++) {
      if (failed.identifiers().contains(records.get(i).sequenceNumber())) {
        return i;
      }
    }
    throw new IllegalStateException("no record of the batch has failed");
  }
}
