package logbatch.local.runtime;

import java.time.Duration;
import java.util.List;
import logbatch.local.services.AwsAccount;

/// How functions are run on this machine; nothing of it comes from the template.
///
/// @param account whose functions these are
/// @param environmentsPerFunction processes of one function at a time at most, at least 1
/// @param hostKind what calls the handlers
/// @param asyncRetryDelays wait before each retry of an asynchronous invocation; the last one
///   counts for all after it. Lambda waits one minute, then two
/// @param deliveries stand between event sources and functions
public record RuntimeSettings(
    AwsAccount account,
    int environmentsPerFunction,
    HostKind hostKind,
    List<Duration> asyncRetryDelays,
    Deliveries deliveries) {

  public RuntimeSettings {
    asyncRetryDelays = List.copyOf(asyncRetryDelays);
    if (environmentsPerFunction < 1) {
      throw new IllegalArgumentException(
          "environmentsPerFunction must be at least 1, not " + environmentsPerFunction);
    }
    if (asyncRetryDelays.isEmpty()) {
      throw new IllegalArgumentException("asyncRetryDelays must name at least one delay");
    }
  }

  /// What suits this machine: as many processes as cores, at least two, and short retry delays,
  /// since nobody wants to wait three minutes for a local failure.
  public static RuntimeSettings forThisMachine(AwsAccount account) {
    return new RuntimeSettings(
        account,
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        HostKind.forThisMachine(),
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
        Deliveries.FAITHFUL);
  }

  /// The same with another host.
  public RuntimeSettings withHostKind(HostKind kind) {
    return new RuntimeSettings(
        account, environmentsPerFunction, kind, asyncRetryDelays, deliveries);
  }

  /// The same with another number of processes of one function.
  public RuntimeSettings withEnvironmentsPerFunction(int count) {
    return new RuntimeSettings(account, count, hostKind, asyncRetryDelays, deliveries);
  }

  /// The same with other delays.
  public RuntimeSettings withAsyncRetryDelays(List<Duration> delays) {
    return new RuntimeSettings(account, environmentsPerFunction, hostKind, delays, deliveries);
  }

  /// The same with others between event sources and functions.
  public RuntimeSettings withDeliveries(Deliveries others) {
    return new RuntimeSettings(
        account, environmentsPerFunction, hostKind, asyncRetryDelays, others);
  }
}
