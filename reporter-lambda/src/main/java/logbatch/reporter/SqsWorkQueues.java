package logbatch.reporter;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import logbatch.model.RangeTask;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Queues of SQS.
final class SqsWorkQueues implements WorkQueues {

  private final SqsClient sqs;
  private final String linesUrl;
  private final String rangesUrl;

  SqsWorkQueues(SqsClient sqs, String linesUrl, String rangesUrl) {
    this.sqs = sqs;
    this.linesUrl = linesUrl;
    this.rangesUrl = rangesUrl;
  }

  @Override
  public Depth lines() {
    return depth(linesUrl);
  }

  @Override
  public Depth ranges() {
    return depth(rangesUrl);
  }

  @Override
  public void start(RangeTask task) {
    sqs.sendMessage(request -> request.queueUrl(rangesUrl).messageBody(task.toBody()));
  }

  private Depth depth(String url) {
    var counts =
        sqs.getQueueAttributes(request ->
                request
                    .queueUrl(url)
                    .attributeNames(
                        APPROXIMATE_NUMBER_OF_MESSAGES,
                        APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return new Depth(
        Long.parseLong(counts.get(APPROXIMATE_NUMBER_OF_MESSAGES)),
        Long.parseLong(counts.get(APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            + Long.parseLong(counts.get(APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
  }
}
