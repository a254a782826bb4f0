package logbatch.splitter;

import java.util.Optional;
import logbatch.model.RangePart;
import logbatch.model.RunId;

/// How far the ranges of runs have come. Safe for all threads.
interface RangeStore {

  /// The range's part as it is now; empty if it was never begun.
  Optional<RangePart> find(RunId run, int index);

  /// Takes a range over: from here on, whoever held it before can write nothing more.
  ///
  /// A range that is done stays done, and one that failed by its bytes stays failed: neither is
  /// changed. Nor is one that a later invocation of the same order has begun: the caller's message
  /// has been handed on since, and was delivered once too often. The later one's message is in the
  /// queue until the range has ended or is read for another order, so that the caller's may go.
  ///
  /// @param startOffset where it starts if it was never begun
  Begun begin(RunId run, int index, long startOffset, Claim claim);

  /// Writes checkpoint, state and failure of a range, all of them together. A range that is done or
  /// has failed is written no more: a checkpoint that arrives late would open it again, and nobody
  /// would come to finish it.
  ///
  /// @param part with the epoch that [#begin] gave
  /// @throws EpochLostException if somebody else has begun the range since, or if it has ended in
  ///   another way; nothing is changed then. It says for which delivery the range is read now
  void write(RunId run, RangePart part) throws EpochLostException;
}
