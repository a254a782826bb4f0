package logbatch.splitter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// A queue of SQS.
final class SqsMessageSender implements MessageSender {

  private final SqsClient sqs;
  private final String queueUrl;

  SqsMessageSender(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public List<SendOutcome> send(List<MessageBody> bodies) {
    var entries = IntStream.range(0, bodies.size()).mapToObj(i -> entry(i, bodies.get(i))).toList();
    try {
      var response = sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
      var outcomes =
          new ArrayList<SendOutcome>(
              Collections.nCopies(
                  bodies.size(), new SendOutcome.Deferred("the response does not mention it")));
      response.successful().forEach(e -> outcomes.set(index(e.id()), new SendOutcome.Taken()));
      response.failed().forEach(e -> outcomes.set(index(e.id()), failed(e)));
      return outcomes;
    } catch (SdkException e) {
      if (!isWorthAnotherTry(e)) {
        throw e;
      }
      return Collections.nCopies(bodies.size(), new SendOutcome.Deferred(e.toString()));
    }
  }

  private static SendMessageBatchRequestEntry entry(int index, MessageBody body) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .messageBody(body.text())
        .build();
  }

  private static int index(String id) {
    return Integer.parseInt(id);
  }

  private static SendOutcome failed(BatchResultErrorEntry entry) {
    var why = entry.code() + ": " + entry.message();
    // Throttling counts as the sender's fault, yet it passes.
    boolean isThrottling = entry.code().toLowerCase(Locale.ROOT).contains("throttl");
    return Boolean.TRUE.equals(entry.senderFault()) && !isThrottling
        ? new SendOutcome.Refused(why)
        : new SendOutcome.Deferred(why);
  }

  private static boolean isWorthAnotherTry(SdkException e) {
    return switch (e) {
      case AbortedException interrupted -> false;
      case AwsServiceException service ->
          service.isThrottlingException() || service.statusCode() >= 500;
      default -> true;
    };
  }
}
