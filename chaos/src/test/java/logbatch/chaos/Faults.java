package logbatch.chaos;

import java.io.IOException;
import java.util.Optional;

/// What becomes of the functions' requests. Used by all threads at the same time.
@FunctionalInterface
interface Faults {

  /// Every request reaches its service.
  Faults NONE = (call, service) -> Optional.of(service.answer());

  /// Answers a request.
  ///
  /// @param service the real one, which may be asked or not
  /// @return the answer; empty to close the connection without one
  Optional<byte[]> answer(Call call, RealService service) throws IOException, InterruptedException;

  /// The service that the request is meant for.
  @FunctionalInterface
  interface RealService {

    /// Forwards the request.
    ///
    /// @return the whole response
    byte[] answer() throws IOException;
  }
}
