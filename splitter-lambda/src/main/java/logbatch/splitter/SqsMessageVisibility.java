package logbatch.splitter;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Visibility time-outs of SQS.
final class SqsMessageVisibility implements MessageVisibility {

  private final SqsClient sqs;
  private final String queueUrl;

  SqsMessageVisibility(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public void hide(String receiptHandle, Duration duration) {
    sqs.changeMessageVisibility(request ->
        request
            .queueUrl(queueUrl)
            .receiptHandle(receiptHandle)
            .visibilityTimeout(Math.toIntExact(duration.toSeconds())));
  }
}
