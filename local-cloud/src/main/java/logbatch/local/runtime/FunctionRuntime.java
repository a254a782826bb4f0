package logbatch.local.runtime;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// One function: its environments, started when they are needed and used again, and its figures.
/// Thread-safe.
final class FunctionRuntime implements Invoker, AutoCloseable {

  /// Lambda allows an init ten seconds; a laptop that starts several at once gets more.
  private static final Duration INIT_PATIENCE = Duration.ofSeconds(60);

  private static final long CLOSE_PATIENCE_SECONDS = 5;
  private static final System.Logger LOG = System.getLogger(FunctionRuntime.class.getName());

  private final ProcessCommand command;
  private final RuntimeApi api;
  private final FunctionLog log;
  private final Clock clock;
  private final Semaphore places;
  private final ConcurrentLinkedDeque<Environment> idle = new ConcurrentLinkedDeque<>();
  private final Set<Environment> all = ConcurrentHashMap.newKeySet();
  private final AtomicReference<FunctionFigures> figures =
      new AtomicReference<>(FunctionFigures.NONE);
  private volatile boolean closed;

  FunctionRuntime(ProcessCommand command, RuntimeApi api, FunctionLog log, Clock clock) {
    this.command = command;
    this.api = api;
    this.log = log;
    this.clock = clock;
    this.places = new Semaphore(command.settings().environmentsPerFunction(), true);
  }

  /// Waits for a place if all environments are busy.
  ///
  /// @throws IllegalStateException if the runtime is closed
  @Override
  public InvocationResult invoke(String requestId, String payload) throws InterruptedException {
    places.acquire();
    try {
      return invokeInPlace(requestId, payload);
    } finally {
      places.release();
    }
  }

  private InvocationResult invokeInPlace(String requestId, String payload)
      throws InterruptedException {
    while (true) {
      if (closed) {
        throw new IllegalStateException(command.spec().name() + " is closed");
      }
      Environment environment = idleOrNew();
      boolean isFitForMore = false;
      try {
        boolean wasInitialized = environment.isInitialized();
        var invocation = invocation(requestId, payload);
        if (environment.handOver(invocation, INIT_PATIENCE)) {
          long begin = System.nanoTime();
          var result = environment.awaitResult(invocation);
          count(invocation, result, Duration.ofNanos(System.nanoTime() - begin));
          isFitForMore =
              result instanceof InvocationResult.Succeeded
                  || result instanceof InvocationResult.FunctionError;
          return result;
        }
        if (!wasInitialized) {
          var failure = environment.initFailure(INIT_PATIENCE);
          count(invocation, failure, Duration.ZERO);
          return failure;
        }
        // It has ended since its last invocation; the event has not reached it, so another one
        // takes it.
      } finally {
        release(environment, isFitForMore);
      }
    }
  }

  private Invocation invocation(String requestId, String payload) {
    return new Invocation(requestId, command.functionArn(), command.spec().timeout(), payload);
  }

  private Environment idleOrNew() {
    for (var known = idle.pollFirst(); known != null; known = idle.pollFirst()) {
      if (known.isAlive()) {
        return known;
      }
      discard(known);
    }
    var started = Environment.start(command, api, log);
    all.add(started);
    figures.updateAndGet(FunctionFigures::plusStart);
    if (closed) {
      started.kill();
    }
    return started;
  }

  private void release(Environment environment, boolean isFitForMore) {
    if (isFitForMore && !closed) {
      idle.addFirst(environment);
    } else {
      discard(environment);
    }
  }

  /// Known until it is gone, so that [#close] misses none.
  private void discard(Environment environment) {
    environment.close();
    all.remove(environment);
  }

  private void count(Invocation invocation, InvocationResult result, Duration time) {
    figures.updateAndGet(sum -> sum.plus(result, time));
    switch (result) {
      case InvocationResult.Succeeded _, InvocationResult.FunctionError _ -> {
        // The function has said itself what there is to say.
      }
      case InvocationResult.TimedOut _, InvocationResult.Crashed _, InvocationResult.InitFailed _ ->
          log.write(platformLine(invocation, result));
    }
  }

  private String platformLine(Invocation invocation, InvocationResult result) {
    var line = new LinkedHashMap<String, Object>();
    line.put("timestamp", Instant.now(clock).toString());
    line.put("level", "ERROR");
    line.put("message", result.summary());
    line.put("AWSRequestId", invocation.requestId());
    return Json.text(line);
  }

  FunctionFigures figures() {
    return figures.get();
  }

  /// Process ids of the environments that are alive.
  List<Long> pids() {
    return all.stream().filter(Environment::isAlive).map(Environment::pid).toList();
  }

  /// Ends all processes, whatever they are doing, and waits until they are gone.
  @Override
  public void close() {
    closed = true;
    all.forEach(Environment::kill);
    try {
      // Whoever is invoking now notices that his process has ended, and gives back his place.
      if (!places.tryAcquire(
          command.settings().environmentsPerFunction(), CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(WARNING, () -> command.spec().name() + ": an invocation does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(this::discard);
    log.close();
  }
}
