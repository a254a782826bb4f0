package logbatch.local.runtime;

import java.time.Duration;
import java.util.List;

/// The queue service as event sources and destinations need it.
///
/// Each method throws an unchecked exception of the adapter if the service fails.
public interface Queues {

  /// Waits for messages.
  ///
  /// @param maxMessages 1 to 10
  /// @param wait up to 20 seconds, in whole seconds; zero answers at once
  /// @return empty if none came
  List<QueueMessage> receive(String queueArn, int maxMessages, Duration wait);

  /// Deletes messages; one that cannot be deleted will come again.
  ///
  /// @param messages any number
  void delete(String queueArn, List<QueueMessage> messages);

  /// Sends one message.
  void send(String queueArn, String body);
}
