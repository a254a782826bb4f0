package logbatch.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/// The log files that a command is given.
final class LogFilesParameter {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "log files: .txt, .log, .jsonl or .csv, each also with .gz after it")
  private List<Path> paths;

  /// The files, each with its key.
  ///
  /// @throws UsageException naming every file that cannot be taken, and why
  List<LogFile> files() {
    return LogFile.of(paths);
  }
}
