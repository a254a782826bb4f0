package logbatch.splitter;

import java.util.Optional;
import logbatch.model.Header;
import logbatch.model.RunId;

/// The headers of runs, and which of the runs are open. Safe for all threads.
interface HeaderStore {

  /// The header as it is now, not as it was a moment ago.
  Optional<Header> find(RunId run);

  /// Writes the header of a run that has none.
  ///
  /// @return false if it has one by now; nothing is changed then
  boolean putIfAbsent(Header header);

  /// Writes a header in the place of another one of the same run.
  ///
  /// @param known as it was read
  /// @return false if its upload is another one by now, or somebody has seen the object since;
  ///   nothing is changed then
  boolean replace(Header known, Header newer);

  /// Notes that a run is not finished, so that the reporter's schedule looks at it until it is,
  /// whether or not the stream ever tells of it. What is known of its last report stays. Nothing is
  /// changed if it is open already.
  void open(RunId run);
}
