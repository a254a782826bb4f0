package logbatch.cli;

import java.util.List;
import java.util.Optional;
import logbatch.model.Header;
import logbatch.model.PlanTask;
import logbatch.model.Sequencer;
import logbatch.model.Upload;

/// Orders the next run of a content.
final class Reprocessing {

  private Reprocessing() {}

  /// The order for the next generation, or for the first one if the content was never planned.
  ///
  /// The upload is the one known last. The content is what S3 has under the key now, so a report of
  /// any other content is older, whatever sequencer it bears: the event of this content was lost.
  ///
  /// @param runs headers of all generations of this content
  /// @param reported sequencer of the report that is there
  static PlanTask order(StoredObject object, List<Header> runs, Optional<Sequencer> reported) {
    var newest = Contents.newest(runs);
    var known = newest.map(header -> header.upload().sequencer()).orElse(new Sequencer(""));
    var sequencer =
        reported.filter(other -> other.compareTo(known) > 0).map(Reprocessing::next).orElse(known);
    return new PlanTask(
        object.version(),
        runs.size(),
        new Upload(
            newest.map(header -> header.upload().time()).orElse(object.modifiedAt()), sequencer));
  }

  /// Directly behind another one, and so before every event of S3 that is still to come: the
  /// shorter one of two is compared as if zeros followed it.
  private static Sequencer next(Sequencer other) {
    return new Sequencer(other.value() + "1");
  }
}
