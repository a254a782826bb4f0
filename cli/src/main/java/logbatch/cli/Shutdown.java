package logbatch.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import logbatch.local.LocalCloud;

/// Closes the local cloud when the process is asked to end, by Ctrl-C or SIGTERM. Against SIGKILL
/// nothing can be done from within; the functions' processes and DynamoDB Local see to themselves
/// then.
final class Shutdown implements AutoCloseable {

  private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

  private final Thread hook;

  private Shutdown(Thread hook) {
    this.hook = hook;
  }

  static Shutdown closing(LocalCloud cloud) {
    var hook =
        new Thread(
            () -> {
              UNDER_WAY.set(true);
              cloud.close();
            },
            "close-local-cloud");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Shutdown(hook);
  }

  /// Whether the process is ending, so that whatever fails now fails because of that.
  static boolean isUnderWay() {
    return UNDER_WAY.get();
  }

  /// Takes the hook back: from here on, the cloud is closed in the ordinary way.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook is running; LocalCloud.close() may be called twice.
    }
  }
}
