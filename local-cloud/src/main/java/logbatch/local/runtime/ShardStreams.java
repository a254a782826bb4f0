package logbatch.local.runtime;

import java.util.List;
import java.util.Optional;

/// The stream service as a stream mapping needs it.
///
/// Each method throws an unchecked exception of the adapter if the service fails.
public interface ShardStreams {

  /// A shard of a stream.
  ///
  /// @param id shard id
  /// @param parent id of the shard it continues, if any; that one may have left the stream
  /// @param isClosed whether nothing will be added to it
  record Shard(String id, Optional<String> parent, boolean isClosed) {}

  /// Where to begin in a shard.
  sealed interface Position {
    /// With the oldest record.
    record TrimHorizon() implements Position {}

    /// With the first record from now on.
    record Latest() implements Position {}

    /// Behind a record.
    ///
    /// @param sequenceNumber the record's
    record After(String sequenceNumber) implements Position {}
  }

  /// What one read gave.
  ///
  /// @param records in the shard's order; may be empty although more will come
  /// @param nextIterator for the next read; empty at the end of a closed shard
  record Page(List<StreamRecord> records, Optional<String> nextIterator) {}

  /// The iterator is too old to be used; a new one is needed.
  final class IteratorExpired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Says what the service said.
    ///
    /// @param cause what the service said
    public IteratorExpired(Throwable cause) {
      super(cause);
    }
  }

  /// All shards that are still there.
  List<Shard> shards(String streamArn);

  /// An iterator for [#read].
  String iterator(String streamArn, String shardId, Position position);

  /// Reads on.
  ///
  /// @param limit 1 to 1,000
  /// @throws IteratorExpired if the iterator has expired
  Page read(String iterator, int limit);
}
