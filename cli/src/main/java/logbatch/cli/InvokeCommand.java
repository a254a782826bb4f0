package logbatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import logbatch.local.LocalCloud;
import logbatch.local.runtime.InvocationResult;
import logbatch.local.runtime.RuntimeSettings;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.Checkout;
import logbatch.local.services.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// `logbatch invoke`: hands one event to one function.
@Command(
    name = "invoke",
    description = {
      "Hand an event to a function, as `sam local invoke` does, but without Docker.",
      "The function runs from its jar, on the services of `logbatch up` if that is running, else on empty ones.",
      "Its answer is printed, and what it logs on standard error. Exit code 1 if it throws."
    })
final class InvokeCommand implements Callable<Integer> {

  /// Whose buckets the events of the folder `events` name.
  private static final String OWNER_OF_THE_EVENTS = "example";

  private final Path workFolder;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FUNCTION",
      description = "its name in template.yaml, such as LogProcessorWorker, or the one deployed")
  private String function;

  @Option(
      names = {"-e", "--event"},
      required = true,
      paramLabel = "FILE",
      description = "the event as JSON, such as events/sqs-lines-one-bad.json")
  private Path event;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "a parameter of template.yaml; OwnerName is that of the running local cloud, else example")
  private Map<String, String> parameters = new LinkedHashMap<>();

  InvokeCommand() {
    this(CloudOptions.workFolder());
  }

  /// @param workFolder where a running local cloud is found, and logs are written
  InvokeCommand(Path workFolder) {
    this.workFolder = workFolder;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var payload = payload();
    var settings = settings();
    InvocationResult result;
    String name;
    try (var cloud = LocalCloud.start(settings, new FunctionsAlone());
        var _ = Shutdown.closing(cloud)) {
      name = physicalName(cloud.runtime().names());
      result = cloud.runtime().invoke(name, payload);
    }
    print(settings.logs().resolve(name + ".log"));
    var out = spec.commandLine().getOut();
    out.println(Visible.of(result.payload()));
    out.flush();
    if (result.isSuccess()) {
      return ExitCode.OK;
    }
    var err = spec.commandLine().getErr();
    err.println("%s failed: %s".formatted(name, Visible.of(result.summary())));
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private String payload() throws IOException {
    if (!Files.isRegularFile(event)) {
      throw new UsageException("There is no file " + Visible.of(event.toString()));
    }
    var text = Files.readString(event);
    try {
      JSON.std.anyFrom(text);
    } catch (JacksonException e) {
      throw new UsageException(
          "%s is no JSON: %s"
              .formatted(Visible.of(event.toString()), Visible.of(e.getOriginalMessage())));
    }
    return text;
  }

  private LocalCloud.Settings settings() {
    var running = RunningCloud.findAlive(workFolder);
    var folder = workFolder.resolve("invoke");
    var values = new LinkedHashMap<String, String>();
    values.put("OwnerName", OWNER_OF_THE_EVENTS);
    running.map(RunningCloud::names).ifPresent(values::putAll);
    values.putAll(parameters);
    return new LocalCloud.Settings(
        Checkout.fromSystemProperty().home().resolve("template.yaml"),
        values,
        running
            .<LocalCloud.Services>map(cloud -> new LocalCloud.Services.Running(cloud.endpoints()))
            .orElseGet(() -> new LocalCloud.Services.Embedded(new Storage.Temporary(folder))),
        folder);
  }

  private String physicalName(Map<String, String> names) {
    if (names.containsValue(function)) {
      return function;
    }
    if (!names.containsKey(function)) {
      throw new UsageException(
          "There is no function %s; there are %s"
              .formatted(Visible.of(function), String.join(", ", names.keySet())));
    }
    return names.get(function);
  }

  private void print(Path log) {
    var err = spec.commandLine().getErr();
    try (Stream<String> lines = Files.lines(log)) {
      lines.map(Visible::of).forEach(err::println);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
    err.flush();
  }

  /// Nothing but this command invokes a function.
  private record FunctionsAlone() implements LocalCloud.RuntimeChoice {

    @Override
    public RuntimeSettings of(AwsAccount account) {
      return RuntimeSettings.forThisMachine(account).withEnvironmentsPerFunction(1);
    }

    @Override
    public boolean hasEventSources() {
      return false;
    }
  }
}
