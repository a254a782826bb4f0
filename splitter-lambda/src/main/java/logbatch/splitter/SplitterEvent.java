package logbatch.splitter;

import java.util.List;
import logbatch.model.PlanTask;
import logbatch.model.RangeTask;

/// What LogSplitterLambda is invoked with.
sealed interface SplitterEvent {

  /// S3 created some objects.
  ///
  /// @param records of its notification
  record Uploads(List<EventObject> records) implements SplitterEvent {}

  /// S3 was told to notify this function, and tried whether that is possible.
  record Test() implements SplitterEvent {}

  /// Messages came from `log-split-queue`.
  record Messages(List<Message> messages) implements SplitterEvent {}

  /// Go on with a range.
  record Continuation(RangeTask task) implements SplitterEvent {}

  /// Plan an object.
  ///
  /// @param task a [logbatch.model.PlanTask]
  record Order(EventObject task) implements SplitterEvent {}

  /// A message of `log-split-queue`.
  ///
  /// @param id its message id
  /// @param receiptHandle names this receipt of it
  /// @param receiveCount how often it has been received, this time included
  /// @param body its body
  record Message(String id, String receiptHandle, int receiveCount, String body) {

    /// What the message asks for.
    ///
    /// @throws MalformedEventException if the body is neither a range task nor the record of a
    ///   failed invocation
    SplitterEvent event() {
      var fields = EventObject.parse(body);
      if (fields.textIfAny("task").filter(PlanTask.TASK::equals).isPresent()) {
        return new Order(fields);
      }
      if (fields.has("task")) {
        var task =
            RangeTask.of(
                Math.toIntExact(fields.number("v")),
                fields.text("run"),
                Math.toIntExact(fields.number("range")),
                fields.has("hops") ? Math.toIntExact(fields.number("hops")) : 0,
                Math.toIntExact(fields.number("idle_hops")));
        return new Continuation(fields.textIfAny("order").map(task::orderedBy).orElse(task));
      }
      // What Lambda sends to an on-failure destination, which keeps the event that failed.
      if (fields.has("requestContext") && fields.has("requestPayload")) {
        return of(fields.object("requestPayload"));
      }
      return of(fields);
    }
  }

  /// Tells what an event is by its shape.
  ///
  /// @throws MalformedEventException if it is none of these; says what came instead
  static SplitterEvent of(EventObject event) {
    if (event.textIfAny("Event").filter("s3:TestEvent"::equals).isPresent()) {
      return new Test();
    }
    if (!event.has("Records")) {
      throw new MalformedEventException(
          "neither a notification of S3 nor messages of SQS nor a range task: " + event);
    }
    var records = event.objects("Records");
    var sources = records.stream().map(record -> record.text("eventSource")).distinct().toList();
    if (sources.equals(List.of("aws:s3"))) {
      return new Uploads(records);
    }
    if (sources.equals(List.of("aws:sqs"))) {
      return new Messages(records.stream().map(SplitterEvent::message).toList());
    }
    throw new MalformedEventException("records of S3 or of SQS expected, not of " + sources);
  }

  private static Message message(EventObject record) {
    int receiveCount =
        Integer.parseInt(record.object("attributes").text("ApproximateReceiveCount"));
    return new Message(
        record.text("messageId"), record.text("receiptHandle"), receiveCount, record.text("body"));
  }
}
