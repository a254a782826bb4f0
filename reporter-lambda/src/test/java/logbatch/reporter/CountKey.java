package logbatch.reporter;

import logbatch.model.RunId;

/// Where a count part is.
record CountKey(RunId run, String shardId) {}
