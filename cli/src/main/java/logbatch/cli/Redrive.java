package logbatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Moves messages from a dead-letter queue back, one page after the other.
///
/// A message is sent before it is removed. If the command is killed in between, it is in both
/// queues, which does no harm: what it asks for has an id, and is done once.
final class Redrive {

  private final DeadLetterRoute route;

  Redrive(DeadLetterRoute route) {
    this.route = route;
  }

  /// What became of the messages looked at.
  ///
  /// @param moved sent back and removed
  /// @param left not meant
  /// @param failed meant, and not sent or not removed
  record Moved(long moved, long left, long failed) {

    static final Moved NONE = new Moved(0, 0, 0);

    Moved plus(Moved other) {
      return new Moved(moved + other.moved, left + other.left, failed + other.failed);
    }
  }

  /// Moves the messages that are meant.
  Moved move(Browsing browsing, Predicate<DeadLetter> isMeant) {
    var sum = Moved.NONE;
    for (var page = browsing.next(); !page.isEmpty(); page = browsing.next()) {
      sum = sum.plus(move(page, browsing, isMeant));
    }
    return sum;
  }

  private Moved move(List<QueuedMessage> page, Browsing browsing, Predicate<DeadLetter> isMeant) {
    var meant =
        page.stream()
            .filter(message -> isMeant.test(route.format().apply(message.body())))
            .toList();
    if (meant.isEmpty()) {
      return new Moved(0, page.size(), 0);
    }
    var taken = route.source().send(meant.stream().map(QueuedMessage::body).toList());
    var sent = new ArrayList<QueuedMessage>();
    taken.stream().sorted().map(meant::get).forEach(sent::add);
    int removed = sent.isEmpty() ? 0 : browsing.remove(sent);
    return new Moved(removed, page.size() - meant.size(), meant.size() - removed);
  }
}
