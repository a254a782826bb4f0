package logbatch.splitter;

import static java.util.Objects.requireNonNull;

import logbatch.model.RangePart;

/// What became of a [Claim].
///
/// @param part the range's part as it is now; it has the caller's epoch if the caller holds it
/// @param isHeld whether the range was taken over
record Begun(RangePart part, boolean isHeld) {

  Begun {
    requireNonNull(part, "part");
  }
}
