package logbatch.model;

import static java.util.Objects.requireNonNull;

/// What travels through `log-processing-queue`: one line, and where it comes from.
///
/// @param run the run that the line belongs to
/// @param range index of the range that the line starts in, from 0
/// @param line the line itself
public record LineMessage(RunId run, int range, Line line) {

  public LineMessage {
    requireNonNull(run, "run");
    requireNonNull(line, "line");
    if (range < 0) {
      throw new IllegalArgumentException("range is negative: " + range);
    }
  }

  /// The identity of the item that this line becomes.
  public RecordId id() {
    return RecordId.of(run, line.byteOffset());
  }

  /// The message's SQS body, a JSON object of at most 4/3 × the content's bytes + 1 KB.
  public String toBody() {
    return LineMessageJson.write(this);
  }

  /// Reads what [#toBody] wrote.
  ///
  /// @throws MalformedMessageException if the body is not a line message of a version known here
  public static LineMessage fromBody(String body) {
    return LineMessageJson.read(body);
  }
}
