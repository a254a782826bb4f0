package logbatch.worker;

import logbatch.model.ProcessedItem;

/// Where lines are stored, each exactly once.
interface ItemStore {

  /// Stores an item, unless that would lose something: a processed item gives way to nothing, and a
  /// rejected one only to a processed one, or to itself so that it does not expire before its
  /// message may come again.
  ///
  /// @return what is there now, and since when
  /// @throws RuntimeException if the store cannot be asked, and it is not known whether the item
  ///   was stored; a repeat is safe
  PutOutcome put(ProcessedItem item);
}
