package logbatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where functions log on this machine.
///
/// @param up folder of the local cloud of `logbatch up`
/// @param run folder of the local cloud of `logbatch run`
record LogFolders(Path up, Path run) {

  /// That of the local cloud that runs; if none does, that in which a log was begun last.
  Path current() {
    return RunningCloud.findAlive(up).isPresent()
        ? CloudOptions.logFolder(up)
        : Stream.of(up, run)
            .map(CloudOptions::logFolder)
            .max(Comparator.comparing(LogFolders::begunAt))
            .orElseThrow();
  }

  /// A folder changes when a file of it is made; the epoch if there is no such folder.
  private static FileTime begunAt(Path folder) {
    try {
      return Files.isDirectory(folder) ? Files.getLastModifiedTime(folder) : FileTime.fromMillis(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + folder, e);
    }
  }
}
