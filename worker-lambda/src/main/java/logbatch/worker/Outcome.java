package logbatch.worker;

import static java.util.Objects.requireNonNull;

import logbatch.model.MalformedMessageException;
import logbatch.model.RejectionReason;

/// What became of one message. All but `Stored` and `Duplicate` are batch item failures.
sealed interface Outcome {

  /// The item was written by this attempt.
  record Stored() implements Outcome {}

  /// The line was stored by an earlier attempt.
  record Duplicate() implements Outcome {}

  /// The line is unreadable and always will be. Its item says so; the message goes the queue's way
  /// to the dead-letter queue.
  record Rejected(RejectionReason reason) implements Outcome {

    public Rejected {
      requireNonNull(reason, "reason");
    }
  }

  /// The message is none that this version understands, so there is no line to store.
  record Malformed(MalformedMessageException cause) implements Outcome {

    public Malformed {
      requireNonNull(cause, "cause");
    }
  }

  /// Something outside the line went wrong; trying again may help.
  record Failed(Exception cause) implements Outcome {

    public Failed {
      requireNonNull(cause, "cause");
    }
  }
}
