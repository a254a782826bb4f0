package logbatch.cli;

import java.time.Instant;
import logbatch.model.ObjectVersion;

/// An object as it is in S3 now.
///
/// @param version its content
/// @param modifiedAt when it was put, by the clock of S3, in whole seconds
record StoredObject(ObjectVersion version, Instant modifiedAt) {}
