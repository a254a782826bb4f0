package logbatch.local.runtime.host;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/// Main class of a function's process: runs another main class and ends with the process that
/// started this one.
///
/// Standard input is a pipe that only the parent holds, so its end means that the parent is gone,
/// whatever ended it. Nothing of this needs the parent's help, which a SIGKILL would take away.
public final class ParentGuard {

  /// The parent has gone away.
  static final int ORPHANED = 83;

  private ParentGuard() {}

  /// Runs the main class named by the first argument with the others, and exits when it returns.
  ///
  /// @param args name of the main class, then its arguments
  /// @throws ReflectiveOperationException if there is no such class or it has no main method
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("parent-guard").start(ParentGuard::haltWithParent);
    var main = Class.forName(args[0]).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      Runtime.getRuntime().exit(1);
    }
    Runtime.getRuntime().exit(0);
  }

  private static void haltWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent never writes anything.
      }
    } catch (IOException e) {
      // A pipe that cannot be read any more has no parent behind it either.
    }
    Runtime.getRuntime().halt(ORPHANED);
  }
}
