package logbatch.cli;

import java.time.Instant;
import logbatch.model.ObjectVersion;

/// An object as it is in S3 now.
///
/// @param version its content
/// @param modifiedAt when it was put
record StoredObject(ObjectVersion version, Instant modifiedAt) {}
