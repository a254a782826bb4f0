package logbatch.reporter;

import java.util.Map;

/// A record of the items' stream as it came, not yet understood.
///
/// @param change `INSERT`, `MODIFY`, `REMOVE` or something unknown; null if it was missing
/// @param sequenceNumber its place in the shard, as digits; null if it was missing
/// @param before attributes of the item before the change, numbers as digits and bytes as text;
///   empty if there was none
/// @param after attributes of the item after the change; empty if there is none
record StreamImage(
    String change, String sequenceNumber, Map<String, String> before, Map<String, String> after) {}
