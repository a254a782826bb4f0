package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import logbatch.model.LineMessage;

/// A queue in memory, as strict as SQS about sizes. It takes everything, unless told otherwise.
class RecordingMessageSender implements MessageSender {

  private final List<List<MessageBody>> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<MessageBody> taken = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<MessageBody, SendOutcome> answer = body -> new SendOutcome.Taken();

  /// What becomes of each message from now on.
  void answer(Function<MessageBody, SendOutcome> next) {
    answer = next;
  }

  @Override
  public List<SendOutcome> send(List<MessageBody> bodies) {
    long bytes = bodies.stream().mapToLong(body -> body.text().getBytes(UTF_8).length).sum();
    if (bodies.isEmpty()
        || bodies.size() > SqsLimits.BATCH_ENTRIES
        || bytes > SqsLimits.BATCH_BYTES) {
      throw new IllegalArgumentException(bodies.size() + " messages of " + bytes + " bytes");
    }
    requests.add(List.copyOf(bodies));
    var outcomes = new ArrayList<SendOutcome>();
    for (var body : bodies) {
      var outcome = answer.apply(body);
      outcomes.add(outcome);
      if (outcome instanceof SendOutcome.Taken) {
        taken.add(body);
      }
    }
    return outcomes;
  }

  /// Every request, failed or not, in the order of their arrival.
  List<List<String>> requests() {
    synchronized (requests) {
      return requests.stream()
          .map(request -> request.stream().map(MessageBody::text).toList())
          .toList();
    }
  }

  /// Every body taken.
  List<String> bodies() {
    synchronized (taken) {
      return taken.stream().map(MessageBody::text).toList();
    }
  }

  /// Every line taken, in the order of the object.
  List<LineMessage> lines() {
    return bodies().stream()
        .map(LineMessage::fromBody)
        .sorted(Comparator.comparingLong(message -> message.line().byteOffset()))
        .toList();
  }

  /// The text of every line taken, in the order of the object.
  List<String> texts() {
    return lines().stream().map(message -> message.line().content().readableText()).toList();
  }
}
