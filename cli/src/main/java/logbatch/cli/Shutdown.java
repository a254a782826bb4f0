package logbatch.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/// Closes something when the process is asked to end, by Ctrl-C or SIGTERM. Against SIGKILL nothing
/// can be done from within: the functions' processes and DynamoDB Local see to themselves then, and
/// hidden messages show again when their time is over.
final class Shutdown implements AutoCloseable {

  private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

  private final Thread hook;

  private Shutdown(Thread hook) {
    this.hook = hook;
  }

  /// @param resource may be closed twice, and while it is in use
  static Shutdown closing(AutoCloseable resource) {
    var hook =
        new Thread(
            () -> {
              UNDER_WAY.set(true);
              close(resource);
            },
            "close-at-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Shutdown(hook);
  }

  /// Whether the process is ending, so that whatever fails now fails because of that.
  static boolean isUnderWay() {
    return UNDER_WAY.get();
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException("not closed at the end", e);
    }
  }

  /// Takes the hook back: from here on, it is closed in the ordinary way.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook is running.
    }
  }
}
