package logbatch.splitter;

import java.util.List;

/// A queue to send to. Safe for all threads.
interface MessageSender {

  /// Sends some messages in one request.
  ///
  /// @param bodies at most as many, and as large, as [SqsLimits] has it
  /// @return the outcome of `bodies.get(i)` at index `i`
  /// @throws RuntimeException if the queue refuses all of them for good, such as one that does not
  ///   exist
  List<SendOutcome> send(List<MessageBody> bodies);
}
