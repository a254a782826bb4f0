package logbatch.reporter;

import java.util.Collection;
import java.util.Set;
import logbatch.model.RecordId;

/// The stored lines, as far as they are rejected. A failing service is an exception.
interface RejectedItems {

  /// Those that are still rejected: a redrive may have stored a line as processed since it was
  /// sampled.
  ///
  /// @param ids at most 100
  Set<RecordId> stillRejected(Collection<RecordId> ids);
}
