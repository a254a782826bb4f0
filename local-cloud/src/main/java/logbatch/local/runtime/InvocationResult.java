package logbatch.local.runtime;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// What became of one invocation.
public sealed interface InvocationResult {

  /// The answer, or for a failure the error object that Lambda would answer with; JSON.
  String payload();

  /// Whether the function answered without an error.
  default boolean isSuccess() {
    return this instanceof Succeeded;
  }

  /// What happened, for a log line.
  String summary();

  /// The handler returned.
  ///
  /// @param payload its answer, as JSON
  record Succeeded(String payload) implements InvocationResult {
    @Override
    public String summary() {
      return "succeeded";
    }
  }

  /// The handler threw. Its process lives on.
  ///
  /// @param errorType class of the exception
  /// @param errorMessage the exception's own message; may be empty
  /// @param payload the error object with the stack trace, as JSON
  record FunctionError(String errorType, String errorMessage, String payload)
      implements InvocationResult {
    @Override
    public String summary() {
      return errorType + ": " + errorMessage;
    }
  }

  /// The handler was not back in time. Its process was killed.
  ///
  /// @param timeout the function's time-out
  record TimedOut(Duration timeout) implements InvocationResult {
    @Override
    public String summary() {
      return String.format(
          Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0);
    }

    @Override
    public String payload() {
      return Json.text(Map.of("errorType", "Sandbox.Timedout", "errorMessage", summary()));
    }
  }

  /// The process ended during the invocation.
  ///
  /// @param exitCode the process's exit code; 128 and the signal's number if a signal ended it
  record Crashed(int exitCode) implements InvocationResult {
    @Override
    public String summary() {
      return "Runtime exited with error: exit status " + exitCode;
    }

    @Override
    public String payload() {
      return Json.text(Map.of("errorType", "Runtime.ExitError", "errorMessage", summary()));
    }
  }

  /// The function could not be started, so the event never reached it.
  ///
  /// @param errorType class of the exception, or one of Lambda's own types
  /// @param errorMessage what was said about it
  /// @param payload the error object, as JSON
  record InitFailed(String errorType, String errorMessage, String payload)
      implements InvocationResult {
    @Override
    public String summary() {
      return "init failed: " + errorType + ": " + errorMessage;
    }
  }
}
