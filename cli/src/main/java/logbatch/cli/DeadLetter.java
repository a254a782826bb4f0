package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import logbatch.model.LineMessage;
import logbatch.model.MalformedMessageException;
import logbatch.model.RangeTask;

/// What a message in a dead-letter queue asks for.
sealed interface DeadLetter {

  /// To store a line.
  record OfLine(LineMessage message) implements DeadLetter {}

  /// To go on with a range.
  record OfRange(RangeTask task) implements DeadLetter {}

  /// To plan a content.
  ///
  /// @param key object key
  record OfPlan(String key) implements DeadLetter {}

  /// To plan uploads, of which S3 told and which failed.
  ///
  /// @param keys object keys, decoded
  /// @param error what the last attempt said before the event came to the queue; empty if unknown
  record OfUploads(List<String> keys, Optional<String> error) implements DeadLetter {}

  /// Nothing known here: a foreign message, or one of a later version.
  record Unreadable(String why) implements DeadLetter {}

  /// Reads a body out of `log-processing-dlq`.
  static DeadLetter ofLine(String body) {
    try {
      return new OfLine(LineMessage.fromBody(body));
    } catch (MalformedMessageException e) {
      return new Unreadable(e.getMessage());
    }
  }

  /// Reads a body out of `log-split-dlq`.
  static DeadLetter ofTask(String body) {
    try {
      var fields = JsonFields.parse(body);
      return switch (fields.text("task").orElse("")) {
        case "range" -> new OfRange(rangeTask(fields));
        case "plan" -> new OfPlan(fields.required("key"));
        case "" -> uploads(fields);
        default -> new Unreadable("a task of a kind not known here");
      };
    } catch (IllegalArgumentException e) {
      return new Unreadable("the body is no task: " + e.getMessage());
    } catch (MalformedMessageException e) {
      return new Unreadable(e.getMessage());
    }
  }

  private static RangeTask rangeTask(JsonFields fields) {
    return RangeTask.of(
        fields.number("v"),
        fields.required("run"),
        fields.number("range"),
        fields.number("hops"),
        fields.number("idle_hops"));
  }

  /// S3's notification, or what Lambda sends to an on-failure destination, which keeps it.
  private static OfUploads uploads(JsonFields fields) {
    var error = fields.object("responsePayload").flatMap(answer -> answer.text("errorMessage"));
    var keys =
        fields.object("requestPayload").orElse(fields).objects("Records").stream()
            .flatMap(record -> record.object("s3").stream())
            .flatMap(s3 -> s3.object("object").stream())
            .map(object -> URLDecoder.decode(object.required("key"), UTF_8))
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("neither a task nor a notification of S3");
    }
    return new OfUploads(keys, error);
  }
}
