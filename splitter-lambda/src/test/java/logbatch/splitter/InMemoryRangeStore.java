package logbatch.splitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.Checkpoint;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RunId;

/// Ranges in memory; writes every write down.
final class InMemoryRangeStore implements RangeStore {

  private record Key(RunId run, int index) {}

  private final Map<Key, RangePart> parts = new HashMap<>();
  private final Map<Key, Claim> holders = new HashMap<>();
  private final List<RangePart> writes = new ArrayList<>();

  @Override
  public synchronized Optional<RangePart> find(RunId run, int index) {
    return Optional.ofNullable(parts.get(new Key(run, index)));
  }

  @Override
  public synchronized Begun begin(RunId run, int index, long startOffset, Claim claim) {
    var old =
        find(run, index)
            .orElse(
                new RangePart(
                    index,
                    0,
                    Checkpoint.at(startOffset),
                    State.RUNNING,
                    Optional.empty(),
                    claim.at()));
    if (old.isDone()
        || old.failure().filter(f -> f.reason().isOfTheBytes()).isPresent()
        || isHandedOn(holders.get(new Key(run, index)), claim)) {
      return new Begun(old, false);
    }
    var begun =
        new RangePart(
            index,
            old.epoch() + 1,
            old.checkpoint(),
            State.RUNNING,
            Optional.empty(),
            claim.at(),
            old.movedAt());
    parts.put(new Key(run, index), begun);
    holders.put(new Key(run, index), claim);
    return new Begun(begun, true);
  }

  /// @param holder null if there is none
  private static boolean isHandedOn(Claim holder, Claim claim) {
    return holder != null && holder.order().equals(claim.order()) && holder.hops() > claim.hops();
  }

  @Override
  public synchronized void write(RunId run, RangePart part) throws EpochLostException {
    var current = find(run, part.index());
    if (current.filter(part::equals).isPresent()) {
      return;
    }
    if (current.isEmpty()
        || current.get().epoch() != part.epoch()
        || current.get().state() != State.RUNNING) {
      boolean isRead = current.filter(now -> now.state() == State.RUNNING).isPresent();
      throw new EpochLostException(
          "the epoch is " + current,
          isRead ? holders.get(new Key(run, part.index())).delivery() : "");
    }
    parts.put(new Key(run, part.index()), part);
    writes.add(part);
  }

  /// Every part written, in order, without those that were only begun.
  synchronized List<RangePart> writes() {
    return List.copyOf(writes);
  }
}
