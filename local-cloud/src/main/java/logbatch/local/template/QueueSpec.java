package logbatch.local.template;

import java.time.Duration;
import java.util.Optional;

/// A queue of the template.
///
/// @param logicalId the resource's name in the template
/// @param name queue name
/// @param visibilityTimeout how long a received message stays hidden
/// @param retention how long a message is kept, counted from its first send
/// @param redrive where a message goes that was received too often
public record QueueSpec(
    String logicalId,
    String name,
    Duration visibilityTimeout,
    Duration retention,
    Optional<RedrivePolicy> redrive) {

  /// A queue's way to its dead-letter queue.
  ///
  /// @param deadLetterQueue logical id of the dead-letter queue
  /// @param maxReceiveCount receives after which a message is moved
  public record RedrivePolicy(String deadLetterQueue, int maxReceiveCount) {}
}
