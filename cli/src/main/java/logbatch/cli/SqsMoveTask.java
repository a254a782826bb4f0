package logbatch.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Message move tasks of SQS. Not thread-safe.
///
/// See
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html>.
final class SqsMoveTask implements MoveTask {

  /// What endpoints answer that know no such request.
  private static final Set<String> UNKNOWN_REQUEST =
      Set.of("InvalidAction", "UnknownOperationException", "UnknownOperation", "NotImplemented");

  private static final int SERVER_ERROR = 500;

  private final SqsClient sqs;
  private final SqsQueue from;
  private final SqsQueue to;

  /// When the task before was started; empty if there was none.
  private Optional<Long> startedBefore = Optional.empty();

  SqsMoveTask(SqsClient sqs, SqsQueue from, SqsQueue to) {
    this.sqs = sqs;
    this.from = from;
    this.to = to;
  }

  @Override
  public Beginning begin() {
    try {
      var newest = newest();
      if (newest
          .map(ListMessageMoveTasksResultEntry::status)
          .filter("RUNNING"::equals)
          .isPresent()) {
        return Beginning.WAS_RUNNING;
      }
      startedBefore = newest.map(ListMessageMoveTasksResultEntry::startedTimestamp);
      // The destination is named, since a message that was sent to the dead-letter queue by hand
      // has no source that SQS could know.
      sqs.startMessageMoveTask(r -> r.sourceArn(from.arn()).destinationArn(to.arn()));
      return Beginning.STARTED;
    } catch (SqsException e) {
      if (isUnknownRequest(e)) {
        return Beginning.UNSUPPORTED;
      }
      throw e;
    }
  }

  @Override
  public Progress progress() {
    return newest()
        .filter(task -> !Optional.ofNullable(task.startedTimestamp()).equals(startedBefore))
        .map(SqsMoveTask::progress)
        .orElse(new Progress(Status.RUNNING, 0, ""));
  }

  private static Progress progress(ListMessageMoveTasksResultEntry task) {
    var status =
        switch (task.status()) {
          case "RUNNING", "CANCELLING" -> Status.RUNNING;
          case "COMPLETED" -> Status.COMPLETED;
          default -> Status.FAILED;
        };
    return new Progress(
        status,
        Objects.requireNonNullElse(task.approximateNumberOfMessagesMoved(), 0L),
        Objects.requireNonNullElse(task.failureReason(), task.status()));
  }

  private Optional<ListMessageMoveTasksResultEntry> newest() {
    List<ListMessageMoveTasksResultEntry> tasks =
        sqs.listMessageMoveTasks(r -> r.sourceArn(from.arn()).maxResults(1)).results();
    return tasks.stream().findFirst();
  }

  private static boolean isUnknownRequest(SqsException e) {
    return e.statusCode() >= SERVER_ERROR
        || (e.awsErrorDetails() != null
            && UNKNOWN_REQUEST.contains(e.awsErrorDetails().errorCode()));
  }
}
