package logbatch.splitter;

import java.util.List;
import logbatch.model.RangeTask;

/// The queue by which this function orders itself to go on.
final class RangeTaskQueue {

  private final RetryingSender sender;

  RangeTaskQueue(RetryingSender sender) {
    this.sender = sender;
  }

  /// @throws SendFailedException if SQS does not take it
  void send(RangeTask task) throws InterruptedException {
    sender.send(List.of(MessageBody.of(task.toBody())));
  }
}
