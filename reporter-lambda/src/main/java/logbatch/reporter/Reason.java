package logbatch.reporter;

import logbatch.model.Failure;

/// Why a file failed, in one line.
final class Reason {

  private Reason() {}

  /// Such as `corrupt_gzip: the stream ends at byte 4096`.
  static String of(Failure failure) {
    return failure.reason().wireName() + ": " + failure.detail();
  }
}
