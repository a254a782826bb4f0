package logbatch.reporter;

import static java.util.Objects.requireNonNull;

import logbatch.model.Header;
import logbatch.model.RunId;
import logbatch.model.Sequencer;

/// What a written report says about itself, in the object's metadata, so that it can be put into
/// order without being read.
///
/// @param run the run that it reports on
/// @param generation the run's generation
/// @param sequencer the S3 event's order of the upload that it reports on
/// @param revision from 1
/// @param digest SHA-256 of the figures, in hexadecimal digits
record ReportMark(RunId run, int generation, Sequencer sequencer, int revision, String digest) {

  ReportMark {
    requireNonNull(run, "run");
    requireNonNull(sequencer, "sequencer");
    requireNonNull(digest, "digest");
  }

  static ReportMark of(Header header, int revision, String digest) {
    return new ReportMark(
        header.run(), header.generation(), header.upload().sequencer(), revision, digest);
  }

  /// The same mark with a revision beyond that one's.
  ReportMark atLeastAfter(ReportMark other) {
    return new ReportMark(
        run, generation, sequencer, Math.max(revision, other.revision + 1), digest);
  }

  /// Whether this is a report of a newer upload than that one, or of the same upload reprocessed
  /// later.
  boolean isNewerThan(ReportMark other) {
    int order = sequencer.compareTo(other.sequencer);
    return order > 0 || (order == 0 && generation > other.generation);
  }

  /// Whether both report the same figures of the same upload, perhaps in another revision.
  boolean saysTheSameAs(ReportMark other) {
    return run.equals(other.run)
        && sequencer.isSameAs(other.sequencer)
        && digest.equals(other.digest);
  }
}
