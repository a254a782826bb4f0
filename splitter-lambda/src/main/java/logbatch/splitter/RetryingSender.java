package logbatch.splitter;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sends batches until SQS has all of them. What failed is sent again, alone; what was taken is
/// not. Safe for all threads.
final class RetryingSender {

  /// With the request that is under way then, this is well within what a [Deadline] leaves.
  private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(15);

  private static final Duration PAUSE_FIRST = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(4);

  private final MessageSender sender;
  private final Clock clock;
  private final Pause pause;

  RetryingSender(MessageSender sender, Clock clock, Pause pause) {
    this.sender = sender;
    this.clock = clock;
    this.pause = pause;
  }

  /// Returns when SQS has taken all of them.
  ///
  /// @throws SendFailedException if it refuses one for good, or does not take one in time; the
  ///   others may have been taken
  void send(List<MessageBody> bodies) throws InterruptedException {
    var giveUp = clock.instant().plus(GIVE_UP_AFTER);
    var wait = PAUSE_FIRST;
    var left = Attempt.first(bodies);
    while (true) {
      left = left.after(sender.send(left.bodies()));
      if (left.isEmpty()) {
        return;
      }
      if (!clock.instant().isBefore(giveUp)) {
        throw new SendFailedException(
            left.indexes().getFirst(),
            "not taken within %d s: %s".formatted(GIVE_UP_AFTER.toSeconds(), left.why()));
      }
      pause.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? wait.multipliedBy(2) : PAUSE_MAX;
    }
  }

  /// What is still to be sent.
  ///
  /// @param indexes where the bodies were in the first attempt
  /// @param why what became of the first of them last time
  private record Attempt(List<Integer> indexes, List<MessageBody> bodies, String why) {

    static Attempt first(List<MessageBody> bodies) {
      var indexes = new ArrayList<Integer>();
      for (int i = 0; i < bodies.size(); i++) {
        indexes.add(i);
      }
      return new Attempt(indexes, bodies, "");
    }

    boolean isEmpty() {
      return bodies.isEmpty();
    }

    Attempt after(List<SendOutcome> outcomes) {
      var rest = new Attempt(new ArrayList<>(), new ArrayList<>(), "");
      for (int i = 0; i < outcomes.size(); i++) {
        switch (outcomes.get(i)) {
          case SendOutcome.Taken taken -> {}
          case SendOutcome.Deferred(var reason) ->
              rest = rest.with(indexes.get(i), bodies.get(i), reason);
          case SendOutcome.Refused(var reason) ->
              throw new SendFailedException(indexes.get(i), "refused: " + reason);
        }
      }
      return rest;
    }

    private Attempt with(int index, MessageBody body, String reason) {
      indexes.add(index);
      bodies.add(body);
      return new Attempt(indexes, bodies, why.isEmpty() ? reason : why);
    }
  }
}
