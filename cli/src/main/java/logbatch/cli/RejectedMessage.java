package logbatch.cli;

import java.util.List;

/// A message in a dead-letter queue, and why it is there.
///
/// @param queue name of the dead-letter queue
/// @param message the message
/// @param letter what it asks for
/// @param files object keys of the files that it is about; none if that is not known
/// @param reason why it was not done
record RejectedMessage(
    String queue, QueuedMessage message, DeadLetter letter, List<String> files, Reason reason) {

  /// Why something was not done.
  ///
  /// @param name a word or a few
  /// @param detail what exactly; may be empty
  record Reason(String name, String detail) {

    @Override
    public String toString() {
      return detail.isEmpty() ? name : name + ": " + detail;
    }
  }
}
