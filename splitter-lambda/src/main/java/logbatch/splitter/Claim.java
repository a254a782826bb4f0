package logbatch.splitter;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// Taking a range over.
///
/// @param delivery id of the [Delivery] that the range is read for; empty for nobody's
/// @param order id of the delivery by which the range was first ordered
/// @param hops invocations since then that have handed the range over
/// @param at when it was taken over
record Claim(String delivery, String order, int hops, Instant at) {

  Claim {
    requireNonNull(delivery, "delivery");
    requireNonNull(order, "order");
    requireNonNull(at, "at");
  }

  /// For a delivery that is a first order.
  Claim(String delivery, Instant at) {
    this(delivery, delivery, 0, at);
  }
}
