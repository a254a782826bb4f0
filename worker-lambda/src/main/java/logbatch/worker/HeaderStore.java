package logbatch.worker;

import java.util.Optional;
import logbatch.model.Header;
import logbatch.model.RunId;

/// Where the splitter left what a run's file is.
interface HeaderStore {

  /// Reads the header part of a run as it is at this moment.
  ///
  /// @return empty if there is none
  /// @throws RuntimeException if the store cannot be asked; a repeat is safe
  Optional<Header> find(RunId run);
}
