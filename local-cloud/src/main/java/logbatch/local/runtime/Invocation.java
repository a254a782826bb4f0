package logbatch.local.runtime;

import java.time.Duration;

/// One event on its way to a function's process.
///
/// @param requestId id of this attempt
/// @param functionArn ARN that was invoked
/// @param timeout after which the process is killed if it has not answered; counts from the
///   hand-over
/// @param payload the event as JSON
record Invocation(String requestId, String functionArn, Duration timeout, String payload) {}
