package logbatch.local.runtime;

import java.time.Duration;

/// What a function has done since the start.
///
/// @param invocations invocations that ended, however they ended
/// @param errors those of them that did not succeed, time-outs included
/// @param timeouts those of them that were out of time
/// @param starts processes started
/// @param duration sum over the invocations, without the waiting for a free process and its init
public record FunctionFigures(
    long invocations, long errors, long timeouts, long starts, Duration duration) {

  static final FunctionFigures NONE = new FunctionFigures(0, 0, 0, 0, Duration.ZERO);

  FunctionFigures plusStart() {
    return new FunctionFigures(invocations, errors, timeouts, starts + 1, duration);
  }

  FunctionFigures plus(InvocationResult result, Duration time) {
    return new FunctionFigures(
        invocations + 1,
        errors + (result.isSuccess() ? 0 : 1),
        timeouts + (result instanceof InvocationResult.TimedOut ? 1 : 0),
        starts,
        duration.plus(time));
  }
}
