package logbatch.local.services;

import java.nio.file.Path;

/// Where the embedded services keep what they hold.
public sealed interface Storage {

  /// For this run only. Tables and queues are in memory; objects are files, so that some GiB of
  /// them are no trouble.
  ///
  /// @param parent gets a folder for each run, which goes at the end of the run, or with the next
  ///   start if the run was killed
  record Temporary(Path parent) implements Storage {}

  /// Objects and tables stay from one run to the next. Queues do not: messages that wait at the end
  /// are gone.
  ///
  /// @param folder for one process at a time
  record Kept(Path folder) implements Storage {}
}
