package logbatch.cli;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// A kind of log that can be made up.
///
/// Invented names and documentation addresses only (RFC 5737), so that a sample can be shared.
enum SampleLog {
  /// Combined access log, as nginx and Apache write it.
  ACCESS {
    @Override
    String line(Instant at, RandomGenerator random) {
      return AccessSample.line(at, random);
    }
  },
  /// A service's own log: ISO-8601 timestamp, level, thread, logger.
  APP {
    @Override
    String line(Instant at, RandomGenerator random) {
      return ServiceSample.line(at, random);
    }
  },
  /// JSON lines.
  JSONL {
    @Override
    String line(Instant at, RandomGenerator random) {
      return JsonSample.line(at, random);
    }
  },
  /// The classic syslog file, without a year.
  SYSLOG {
    @Override
    String line(Instant at, RandomGenerator random) {
      return SyslogSample.line(at, random);
    }
  };

  /// A line without its terminator.
  ///
  /// @param at when the line says that it happened
  abstract String line(Instant at, RandomGenerator random);
}
