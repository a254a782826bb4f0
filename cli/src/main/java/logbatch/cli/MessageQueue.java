package logbatch.cli;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// An SQS queue, as a person with a repair at hand needs it. Safe for all threads.
interface MessageQueue {

  /// Messages in a page, at most.
  int PAGE_MAX = 10;

  /// The queue's name.
  String name();

  /// Visible, hidden and delayed messages together; approximate, as SQS counts them.
  long depth();

  /// Receives a page of messages, which nobody else receives for a while.
  ///
  /// @return none if there is no visible message
  List<QueuedMessage> receive(Duration hiddenFor);

  /// Shows received messages again. One that cannot be shown does so itself when its time is over;
  /// it keeps none of the others hidden.
  ///
  /// @param receipts their receipt handles
  void release(List<String> receipts);

  /// Removes received messages for good.
  ///
  /// @return the ids of those that were removed
  Set<String> delete(List<QueuedMessage> messages);

  /// Sends bodies.
  ///
  /// @return the indexes of those that the queue has taken
  Set<Integer> send(List<String> bodies);
}
