package logbatch.cli;

import java.util.Collection;
import java.util.Map;
import logbatch.model.ProcessedItem;
import logbatch.model.RecordId;

/// Finds stored lines by their ids. Safe for all threads.
interface ItemLookup {

  /// Ids in a lookup, at most.
  int IDS_MAX = 100;

  /// Looks at what is stored now.
  ///
  /// @param ids without repeats
  /// @return those that are stored
  Map<RecordId, ProcessedItem> find(Collection<RecordId> ids);
}
