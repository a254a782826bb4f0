package logbatch.splitter;

import static java.util.Objects.requireNonNull;

import logbatch.model.ContentKind;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.RunId;
import logbatch.model.Upload;

/// An object came into the input bucket, or is to be processed once more.
///
/// @param object what came
/// @param generation 0, or one more with each reprocessing of the same content
/// @param kind what its ending promises
/// @param upload when it came
record ObjectUploaded(ObjectVersion object, int generation, ContentKind kind, Upload upload) {

  ObjectUploaded {
    requireNonNull(object, "object");
    requireNonNull(kind, "kind");
    requireNonNull(upload, "upload");
  }

  /// What led to a header.
  static ObjectUploaded of(Header header) {
    return new ObjectUploaded(header.object(), header.generation(), header.kind(), header.upload());
  }

  /// The run of the content.
  RunId run() {
    return RunId.of(object, generation);
  }
}
