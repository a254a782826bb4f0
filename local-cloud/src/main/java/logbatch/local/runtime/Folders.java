package logbatch.local.runtime;

import java.nio.file.Path;

/// Where the runtime keeps its files.
///
/// @param work for what functions are started from; must not be shared with another running process
/// @param logs for one log file per function
public record Folders(Path work, Path logs) {

  public Folders {
    work = work.toAbsolutePath();
    logs = logs.toAbsolutePath();
  }
}
