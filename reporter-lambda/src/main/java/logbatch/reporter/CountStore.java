package logbatch.reporter;

import java.util.Optional;
import logbatch.model.CountPart;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;

/// Where the `count#` parts are kept. A failing service is an exception, after which nothing is
/// known of a [#replace]: read again.
interface CountStore {

  /// Reads a part, never an outdated one.
  ///
  /// @return empty if the shard has not shown a line of the run yet
  Optional<CountPart> read(RunId run, String shardId);

  /// Writes a part, if the stored one has not moved on in the meantime.
  ///
  /// @param before the last sequence number that was read; empty if there was no part
  /// @return whether it was written; if not, another writer has been here
  boolean replace(RunId run, Optional<SequenceNumber> before, CountPart part);
}
