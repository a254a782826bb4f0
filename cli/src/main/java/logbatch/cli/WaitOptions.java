package logbatch.cli;

import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The options of commands that may wait for the report of what they have begun.
final class WaitOptions {

  @Option(names = "--wait", description = "wait for the report, and print what it says")
  private boolean isWaiting;

  @Option(
      names = "--patience",
      converter = Numbers.Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "600",
      description =
          "with --wait: give up when nothing has moved for so long (default: ${DEFAULT-VALUE})")
  private long patienceSeconds;

  boolean isWaiting() {
    return isWaiting;
  }

  long patienceSeconds() {
    return patienceSeconds;
  }

  /// The waiting that the options describe.
  Waiting on(Waiting.Sight sight, ProgressLine progress) {
    return new Waiting(sight, progress, Clock.systemUTC(), Duration.ofSeconds(patienceSeconds));
  }
}
