package logbatch.splitter;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// Taking a range over.
///
/// @param delivery id of the [Delivery] that the range is read for; empty for nobody's
/// @param at when it was taken over
record Claim(String delivery, Instant at) {

  Claim {
    requireNonNull(delivery, "delivery");
    requireNonNull(at, "at");
  }
}
