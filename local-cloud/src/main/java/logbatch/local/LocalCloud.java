package logbatch.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import logbatch.local.runtime.DynamoDbStreams;
import logbatch.local.runtime.Folders;
import logbatch.local.runtime.LambdaRuntime;
import logbatch.local.runtime.RuntimeSettings;
import logbatch.local.runtime.SqsQueues;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.Endpoints;
import logbatch.local.services.Folder;
import logbatch.local.services.ObjectCreated;
import logbatch.local.services.ObjectListener;
import logbatch.local.services.ResourceCreator;
import logbatch.local.services.S3ObjectPoller;
import logbatch.local.services.ServiceException;
import logbatch.local.services.Storage;
import logbatch.local.template.CloudTemplate;
import logbatch.local.template.PhysicalIds;
import logbatch.local.template.PseudoParameters;
import logbatch.local.template.TemplateReader;

/// A SAM template, running on this machine: its resources on embedded or other services, its
/// functions as processes, its event sources wired. Thread-safe.
///
/// Nothing of it outlives the process, however that ends; see the services and the runtime for how
/// each sees to it.
public final class LocalCloud implements AutoCloseable {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private final Endpoints endpoints;
  private final Map<String, String> outputs;
  private final LambdaRuntime runtime;
  private final Deque<AutoCloseable> resources;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /// What to start.
  ///
  /// @param template the SAM template; relative paths in it are relative to its folder
  /// @param parameters values of its parameters by name; those not given have their defaults
  /// @param services where S3, SQS and DynamoDB are
  /// @param folder for what is kept while it runs, and for the functions' logs in its folder `logs`
  public record Settings(
      Path template, Map<String, String> parameters, Services services, Path folder) {

    /// Where the functions' logs are, one file per function.
    public Path logs() {
      return folder.resolve("logs");
    }
  }

  /// Where S3, SQS and DynamoDB are.
  public sealed interface Services {

    /// Embedded ones, started and stopped with the local cloud.
    record Embedded(Storage storage) implements Services {}

    /// Those at an address, as they are.
    record External(URI url) implements Services {}

    /// Those of another local cloud, which goes on running.
    record Running(Endpoints endpoints) implements Services {}
  }

  private LocalCloud(
      Endpoints endpoints,
      Map<String, String> outputs,
      LambdaRuntime runtime,
      Deque<AutoCloseable> resources) {
    this.endpoints = endpoints;
    this.outputs = outputs;
    this.runtime = runtime;
    this.resources = resources;
  }

  /// Starts everything, and returns when uploads are noticed and functions can be invoked.
  ///
  /// @throws ServiceException if a service does not start or a resource cannot be created
  /// @throws logbatch.local.template.TemplateException if the template has something in it that is
  ///   not understood
  public static LocalCloud start(Settings settings) {
    return start(settings, RuntimeSettings::forThisMachine);
  }

  /// Starts everything with other settings of the runtime.
  public static LocalCloud start(Settings settings, RuntimeChoice runtimeChoice) {
    var resources = new ArrayDeque<AutoCloseable>();
    try {
      return new Start(settings, runtimeChoice, resources).run();
    } catch (RuntimeException e) {
      closeAll(resources);
      throw e;
    }
  }

  /// Chooses how functions are run, once it is known for which account.
  @FunctionalInterface
  public interface RuntimeChoice {

    RuntimeSettings of(AwsAccount account);

    /// Where the functions find the services; the services themselves unless something is to stand
    /// in between.
    default Endpoints forFunctions(Endpoints endpoints) {
      return endpoints;
    }

    /// Whether event sources invoke the functions; if not, only the caller does.
    default boolean hasEventSources() {
      return true;
    }
  }

  /// Where the services answer, and as whom to talk to them.
  public Endpoints endpoints() {
    return endpoints;
  }

  /// An output of the template, such as a bucket's name.
  ///
  /// @throws IllegalArgumentException if the template has no such output
  public String output(String name) {
    var value = outputs.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the template has no output " + name + "; there are " + outputs.keySet());
    }
    return value;
  }

  /// The functions.
  public LambdaRuntime runtime() {
    return runtime;
  }

  /// Stops everything. A second call waits for nothing and does nothing.
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      closeAll(resources);
    }
  }

  private static void closeAll(Deque<AutoCloseable> resources) {
    RuntimeException first = null;
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = new ServiceException("the local cloud did not stop cleanly", e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /// The steps of a start. What has been started is pushed to be closed in the opposite order.
  private record Start(
      Settings settings, RuntimeChoice runtimeChoice, Deque<AutoCloseable> resources) {

    LocalCloud run() {
      // Read first: what is wrong with the template is told before anything is started.
      var listener = new LateListener();
      var template = template();
      var endpoints = endpoints(listener);
      var ids = ResourceCreator.create(template, endpoints);
      var runtime = runtime(template, ids, endpoints);
      if (runtimeChoice.hasEventSources()) {
        listener.hear(runtime);
        watchBuckets(template, endpoints, runtime);
        runtime.start();
      }
      return new LocalCloud(endpoints, template.outputs(ids), runtime, resources);
    }

    private CloudTemplate template() {
      var account =
          switch (settings.services()) {
            case Services.Embedded _ -> AwsAccount.LOCAL;
            case Services.External _ -> AwsAccount.fromEnvironment(System.getenv());
            case Services.Running(Endpoints endpoints) -> endpoints.account();
          };
      return TemplateReader.read(
          settings.template(),
          settings.parameters(),
          new PseudoParameters(account.region(), account.id(), "logbatch"));
    }

    private Endpoints endpoints(ObjectListener listener) {
      return switch (settings.services()) {
        case Services.Embedded(Storage storage) -> {
          var services = EmbeddedServices.start(Checkout.fromSystemProperty(), storage, listener);
          resources.push(services);
          yield services.endpoints();
        }
        case Services.External(URI url) -> Endpoints.external(url, System.getenv());
        case Services.Running(Endpoints endpoints) -> endpoints;
      };
    }

    private LambdaRuntime runtime(CloudTemplate template, PhysicalIds ids, Endpoints endpoints) {
      var sqs = AwsClients.sqs(endpoints);
      resources.push(sqs);
      var streams = AwsClients.dynamoDbStreams(endpoints);
      resources.push(streams);
      var work = work();
      resources.push(work);
      var runtime =
          new LambdaRuntime(
              template.functions(ids),
              new LambdaRuntime.Services(
                  new SqsQueues(sqs),
                  new DynamoDbStreams(streams),
                  runtimeChoice.forFunctions(endpoints).environment()),
              new Folders(work.path(), settings.logs()),
              runtimeChoice.of(endpoints.account()));
      resources.push(runtime);
      return runtime;
    }

    private Folder work() {
      try {
        return Folder.temporary(settings.folder());
      } catch (IOException e) {
        throw new ServiceException("cannot use the folder " + settings.folder(), e);
      }
    }

    /// Other services notify nobody on this machine, so their buckets are looked at.
    private void watchBuckets(
        CloudTemplate template, Endpoints endpoints, ObjectListener listener) {
      if (settings.services() instanceof Services.External) {
        var s3 = AwsClients.s3(endpoints);
        resources.push(s3);
        for (var bucket : template.buckets()) {
          resources.push(S3ObjectPoller.start(s3, bucket.name(), POLL_INTERVAL, listener));
        }
      }
    }
  }

  /// Stands in for the runtime until that exists. Nobody can have uploaded before: the buckets are
  /// created in between.
  private static final class LateListener implements ObjectListener {

    private final AtomicReference<ObjectListener> listener = new AtomicReference<>(_ -> {});

    void hear(ObjectListener hearing) {
      listener.set(hearing);
    }

    @Override
    public void created(ObjectCreated object) {
      listener.get().created(object);
    }
  }
}
