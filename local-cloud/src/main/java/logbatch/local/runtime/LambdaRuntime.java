package logbatch.local.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.local.runtime.ShardStreams.Position;
import logbatch.local.services.ObjectCreated;
import logbatch.local.services.ObjectListener;
import logbatch.local.template.EventSource;
import logbatch.local.template.EventSource.S3Notification;
import logbatch.local.template.EventSource.Schedule;
import logbatch.local.template.EventSource.SqsMapping;
import logbatch.local.template.EventSource.StreamMapping;
import logbatch.local.template.FunctionSpec;

/// Lambda on this machine: runs the template's functions in processes of their own and invokes them
/// from their event sources, as the service does. Thread-safe.
///
/// Whoever made it closes it; then no process of it is left.
public final class LambdaRuntime implements ObjectListener, AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  /// The services that event sources read from and destinations write to.
  ///
  /// @param queues for queue mappings and on-failure destinations
  /// @param streams for stream mappings
  /// @param awsVariables what the functions' SDK clients are configured with: endpoints,
  ///   credentials, region
  public record Services(Queues queues, ShardStreams streams, Map<String, String> awsVariables) {

    public Services {
      awsVariables = Map.copyOf(awsVariables);
    }
  }

  private final RuntimeSettings settings;
  private final Services services;
  private final Clock clock;
  private final RuntimeApi api;
  private final Map<String, DeployedFunction> functions = new LinkedHashMap<>();
  private final List<Loop> loops = new ArrayList<>();
  private final List<StreamSource> streamSources = new ArrayList<>();

  /// A function with all that is kept about it.
  private record DeployedFunction(
      FunctionSpec spec, FunctionRuntime runtime, Invoker sources, AsyncInvoker async) {}

  /// Lays the functions' code out; nothing is started yet.
  ///
  /// @throws IllegalStateException if a function's code is missing
  public LambdaRuntime(
      List<FunctionSpec> specs, Services services, Folders folders, RuntimeSettings settings) {
    this.settings = settings;
    this.services = services;
    this.clock = Clock.systemUTC();
    this.api = RuntimeApi.start(clock);
    try {
      var files = HostFiles.layOut(folders.work().resolve("host"));
      for (var spec : specs) {
        functions.put(spec.name(), deploy(spec, files, folders));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private DeployedFunction deploy(FunctionSpec spec, HostFiles files, Folders folders) {
    Path taskRoot = TaskRoot.layOut(folders.work().resolve("functions"), spec);
    var command = new ProcessCommand(spec, taskRoot, files, settings, services.awsVariables());
    var log = FunctionLog.open(folders.logs(), spec.name());
    var runtime = new FunctionRuntime(command, api, log, clock);
    var surroundings =
        new AsyncInvoker.Surroundings(
            services.queues(), settings.asyncRetryDelays(), clock, Thread::sleep);
    Invoker sources =
        (requestId, payload) ->
            settings
                .deliveries()
                .deliver(spec.name(), payload, event -> runtime.invoke(requestId, event));
    var async = new AsyncInvoker(command.functionArn(), sources, spec.asyncInvoke(), surroundings);
    return new DeployedFunction(spec, runtime, sources, async);
  }

  /// Begins to poll the queues and streams and to keep the schedules.
  public synchronized void start() {
    for (var function : functions.values()) {
      for (var source : function.spec().eventSources()) {
        start(function, source);
      }
    }
  }

  private void start(DeployedFunction function, EventSource source) {
    switch (source) {
      case S3Notification _ -> {
        // Comes in through created(…).
      }
      case SqsMapping mapping -> startPollers(function, mapping);
      case StreamMapping mapping -> startStream(function, mapping);
      case Schedule schedule ->
          loops.add(
              Loop.start(
                  "schedule " + schedule.logicalId(),
                  () -> {
                    Thread.sleep(schedule.rate());
                    function.async().invoke(scheduledEvent(function, schedule));
                    return true;
                  }));
    }
  }

  private String scheduledEvent(DeployedFunction function, Schedule schedule) {
    String rule = function.spec().name() + schedule.logicalId();
    return ScheduledEvent.at(clock.instant(), rule, settings.account());
  }

  private void startPollers(DeployedFunction function, SqsMapping mapping) {
    int most = settings.environmentsPerFunction();
    int pollers = Math.min(mapping.maximumConcurrency().orElse(most), most);
    for (int i = 0; i < pollers; i++) {
      var collector = new QueueCollector(services.queues(), mapping, clock);
      var poller =
          new QueuePoller(services.queues(), mapping, function.sources(), collector, Thread::sleep);
      loops.add(Loop.start("queue mapping " + mapping.logicalId(), poller::poll));
    }
  }

  private void startStream(DeployedFunction function, StreamMapping mapping) {
    var source =
        new StreamSource(
            mapping,
            services.streams(),
            (shardId, position, whenFinished) ->
                startReader(function, mapping, shardId, position, whenFinished));
    streamSources.add(source);
    loops.add(Loop.start("stream mapping " + mapping.logicalId(), source::step));
  }

  private Loop startReader(
      DeployedFunction function,
      StreamMapping mapping,
      String shardId,
      Position position,
      Runnable whenFinished) {
    var surroundings = new ShardReader.Surroundings(services.streams(), clock, Thread::sleep);
    var delivery = new ShardDelivery(mapping, shardId, function.sources(), Thread::sleep);
    var reader = new ShardReader(mapping, shardId, position, delivery, surroundings);
    return Loop.start(
        "stream mapping " + mapping.logicalId() + ", " + shardId,
        () -> {
          boolean hasMore = reader.step();
          if (!hasMore) {
            whenFinished.run();
          }
          return hasMore;
        });
  }

  /// Notifies the functions that want to know of the object; returns at once.
  @Override
  public void created(ObjectCreated object) {
    for (var function : functions.values()) {
      for (var source : function.spec().eventSources()) {
        if (source instanceof S3Notification notification
            && S3Notifications.isWanted(notification, object)) {
          function.async().invoke(S3Notifications.event(notification, object, settings.account()));
        }
      }
    }
  }

  /// Invokes a function and waits for its answer.
  ///
  /// @param functionName physical name
  /// @param payload the event as JSON
  /// @throws IllegalArgumentException if there is no such function
  /// @throws InterruptedException if the calling thread is interrupted; the invocation's process is
  ///   ended then
  public InvocationResult invoke(String functionName, String payload) throws InterruptedException {
    return Optional.ofNullable(functions.get(functionName))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no function %s; there are %s".formatted(functionName, functions.keySet())))
        .runtime()
        .invoke(payload);
  }

  /// Physical names by logical id, in the template's order.
  public Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    functions.forEach((name, function) -> names.put(function.spec().logicalId(), name));
    return names;
  }

  /// What each function has done since the start, by physical name.
  public Map<String, FunctionFigures> figures() {
    var figures = new LinkedHashMap<String, FunctionFigures>();
    functions.forEach((name, function) -> figures.put(name, function.runtime().figures()));
    return figures;
  }

  /// Process ids of the environments that are alive, by physical function name; for tests of what
  /// happens when one is killed.
  public Map<String, List<Long>> processes() {
    var processes = new LinkedHashMap<String, List<Long>>();
    functions.forEach((name, function) -> processes.put(name, function.runtime().pids()));
    return processes;
  }

  /// Stops the event sources, then ends all processes. Invocations under way are cut off: their
  /// messages come back after the visibility time-out, and their records are read again after the
  /// next start.
  @Override
  public synchronized void close() {
    var all = new ArrayList<>(loops);
    loops.forEach(Loop::stop);
    for (var source : streamSources) {
      source.readers().forEach(Loop::stop);
      all.addAll(source.readers());
    }
    functions.values().forEach(function -> function.async().stop());
    functions.values().forEach(function -> function.runtime().close());
    try {
      for (var loop : all) {
        loop.join(STOP_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }
}
