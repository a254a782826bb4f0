package logbatch.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import logbatch.local.runtime.Channel.Signal;

/// One process of a function with its end of the Runtime API. Serves one invocation at a time.
///
/// Not thread-safe except for [#kill] and the questions; whoever started it closes it.
final class Environment implements AutoCloseable {

  /// Whoever the process has started may keep its output open.
  private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(2);

  private final ProcessCommand command;
  private final RuntimeApi api;
  private final FunctionLog log;
  private final Channel channel = new Channel();
  private final String address;
  private final Process process;
  private final Thread output;

  private Environment(ProcessCommand command, RuntimeApi api, FunctionLog log) {
    this.command = command;
    this.api = api;
    this.log = log;
    this.address = api.register(channel);
    this.process = start();
    this.output = log.follow(process.getInputStream());
    var _ = process.onExit().thenAccept(ended -> channel.exited(ended.exitValue()));
  }

  /// Starts the process and returns at once; its init goes on meanwhile.
  static Environment start(ProcessCommand command, RuntimeApi api, FunctionLog log) {
    return new Environment(command, api, log);
  }

  private Process start() {
    try {
      return command.builder(address).start();
    } catch (IOException e) {
      api.unregister(address);
      throw new UncheckedIOException(
          "cannot start a process for %s".formatted(command.spec().name()), e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Whether it got through its init
  boolean isInitialized() {
    return channel.isInitialized();
  }

  /// Gives the invocation to the process when it asks for one.
  ///
  /// @return false if it has not asked within the time, or has ended; then the invocation has not
  ///   begun
  boolean handOver(Invocation invocation, Duration patience) throws InterruptedException {
    return channel.handOver(invocation, patience);
  }

  /// Waits for the end of an invocation that was handed over; ends the process if that takes too
  /// long.
  InvocationResult awaitResult(Invocation invocation) throws InterruptedException {
    var signal = channel.awaitSignal(invocation.timeout());
    if (signal.isEmpty()) {
      kill();
      return new InvocationResult.TimedOut(invocation.timeout());
    }
    return switch (signal.get()) {
      case Signal.Answered answered -> answered.result();
      case Signal.InitError error -> error.failure();
      case Signal.Exited exited -> new InvocationResult.Crashed(exited.exitCode());
    };
  }

  /// Says why the process took no invocation.
  ///
  /// @param patience how long it was waited for
  InvocationResult.InitFailed initFailure(Duration patience) throws InterruptedException {
    Optional<Signal> signal = channel.awaitSignal(Duration.ZERO);
    return switch (signal.orElse(null)) {
      case Signal.InitError error -> error.failure();
      case Signal.Exited exited ->
          initFailure(
              "Runtime.ExitError",
              "the process ended during init with exit status %d; its last words are in %s"
                  .formatted(exited.exitCode(), log.file()));
      case Signal.Answered _ -> initFailure("Runtime.Unknown", "an answer before any invocation");
      case null ->
          initFailure(
              "Sandbox.Timedout",
              "init took longer than %d seconds".formatted(patience.toSeconds()));
    };
  }

  private static InvocationResult.InitFailed initFailure(String type, String message) {
    var payload = Json.text(Map.of("errorType", type, "errorMessage", message));
    return new InvocationResult.InitFailed(type, message, payload);
  }

  /// Ends the process as SIGKILL does. Safe to call from any thread and more than once.
  void kill() {
    process.destroyForcibly();
  }

  /// Kills the process and waits until it is gone, and what it said is in the log.
  @Override
  public void close() {
    kill();
    api.unregister(address);
    boolean interrupted = false;
    while (true) {
      try {
        process.waitFor();
        output.join(OUTPUT_PATIENCE);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
