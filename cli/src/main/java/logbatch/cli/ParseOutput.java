package logbatch.cli;

import logbatch.model.LineCounts;

/// Shows what lines become. Not thread-safe.
interface ParseOutput {

  /// The lines of a file follow.
  ///
  /// @param name of the file, as it was given
  void begin(String name);

  void take(ParsedLine line);

  /// The file has no more lines.
  ///
  /// @param counts of all its lines, also those that were not shown
  void end(LineCounts counts);

  /// There are no more files.
  void finish();
}
