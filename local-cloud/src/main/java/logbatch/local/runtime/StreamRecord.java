package logbatch.local.runtime;

import java.time.Instant;
import java.util.Map;

/// A record of a table's stream.
///
/// @param sequenceNumber its place in the shard: digits
/// @param created when the item was changed, as the service rounds it
/// @param json the record as the event has it, but without `eventSourceARN`
public record StreamRecord(String sequenceNumber, Instant created, Map<String, Object> json) {}
