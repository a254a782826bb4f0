package logbatch.format;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;

/// What the lines of one file have in common.
///
/// @param kind what the file's ending promises
/// @param csv header of a CSV file, or list of fields of a text file; empty if the file has none
/// @param times what its timestamps leave out
public record FileContext(ContentKind kind, Optional<CsvHeader> csv, TimeRules times) {

  public FileContext {
    requireNonNull(kind, "kind");
    requireNonNull(csv, "csv");
    requireNonNull(times, "times");
  }
}
