package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// When an object came, and which of two uploads of one key came later.
///
/// @param time the S3 event's time
/// @param sequencer the S3 event's order among those of the key
public record Upload(Instant time, Sequencer sequencer) {

  public Upload {
    requireNonNull(time, "time");
    requireNonNull(sequencer, "sequencer");
  }
}
