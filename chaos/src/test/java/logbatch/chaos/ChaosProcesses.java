package logbatch.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The functions' processes, as a machine that fails sees them.
final class ChaosProcesses {

  private Supplier<Map<String, List<Long>>> running = Map::of;

  /// @param processes process ids by function
  void watch(Supplier<Map<String, List<Long>>> processes) {
    running = processes;
  }

  /// Ends all processes of a function at once, without a warning: `kill -9`.
  ///
  /// @return how many
  int kill(Call.Caller caller) {
    return kill(pids(caller));
  }

  int kill(List<Long> pids) {
    return (int)
        pids.stream()
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .filter(ProcessHandle::destroyForcibly)
            .count();
  }

  List<Long> pids(Call.Caller caller) {
    return running.get().getOrDefault(caller.function(), List.of());
  }

  /// Stops processes as they stand: they hold their connections, and are late when they go on.
  void pause(List<Long> pids) throws IOException, InterruptedException {
    signal("STOP", pids);
  }

  void goOn(List<Long> pids) throws IOException, InterruptedException {
    signal("CONT", pids);
  }

  private static void signal(String name, List<Long> pids)
      throws IOException, InterruptedException {
    for (long pid : pids) {
      // One that has ended meanwhile needs no signal any more.
      new ProcessBuilder("kill", "-" + name, Long.toString(pid))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }
}
