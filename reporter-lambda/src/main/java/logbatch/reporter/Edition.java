package logbatch.reporter;

import java.time.Instant;

/// Which of the reports of a run this is.
///
/// @param revision from 1; one more whenever the figures have changed
/// @param generatedAt when it was written
record Edition(int revision, Instant generatedAt) {}
