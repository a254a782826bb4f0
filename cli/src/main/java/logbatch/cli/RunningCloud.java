package logbatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import logbatch.local.LocalCloud;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.Endpoints;
import tools.jackson.jr.ob.JSON;

/// Where the local cloud of `logbatch up` is found by the other commands: a small file in its work
/// folder, there as long as it runs.
///
/// @param process the process that runs it
/// @param environment the standard variables with endpoints, region and credentials
/// @param outputs of the template
record RunningCloud(
    ProcessMark process, Map<String, String> environment, Map<String, String> outputs) {

  private static final String FILE = "up.json";

  /// A process, and not another one that got the same id later.
  ///
  /// @param id of the process
  /// @param startedAt as the system tells it; the epoch where it does not
  record ProcessMark(long id, Instant startedAt) {

    /// The system reckons a process's start from its own, which moves when the clock is set.
    private static final Duration CLOCK_STEP = Duration.ofSeconds(10);

    static ProcessMark of(ProcessHandle process) {
      return new ProcessMark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    boolean isAlive() {
      return ProcessHandle.of(id)
          .filter(ProcessHandle::isAlive)
          .map(ProcessMark::of)
          .filter(this::isSame)
          .isPresent();
    }

    private boolean isSame(ProcessMark other) {
      return id == other.id
          && Duration.between(startedAt, other.startedAt).abs().compareTo(CLOCK_STEP) <= 0;
    }
  }

  /// The one that runs in this process.
  static RunningCloud of(LocalCloud cloud) {
    var outputs = new TreeMap<String, String>();
    Resources.ofOutputs(name -> outputs.computeIfAbsent(name, cloud::output));
    return new RunningCloud(
        ProcessMark.of(ProcessHandle.current()), cloud.endpoints().environment(), outputs);
  }

  /// Finds the one that runs.
  ///
  /// @param folder the work folder
  /// @return empty if none was started, or it was stopped properly
  /// @throws UsageException if its process is gone without having stopped it
  static Optional<RunningCloud> find(Path folder) {
    var found = read(folder.resolve(FILE));
    found
        .filter(cloud -> !cloud.isAlive())
        .ifPresent(cloud -> {
          throw new UsageException(
              "The local cloud of process %d is gone without having been stopped. Start it again: ./logbatch up"
                  .formatted(cloud.process.id()));
        });
    return found;
  }

  /// Finds the one that runs, for commands that do without one too.
  ///
  /// @param folder the work folder
  /// @return empty if none does, whatever became of it
  static Optional<RunningCloud> findAlive(Path folder) {
    return read(folder.resolve(FILE)).filter(RunningCloud::isAlive);
  }

  private boolean isAlive() {
    return process.isAlive();
  }

  /// Says where the cloud is, in place of any that was started before.
  ///
  /// @return takes that back; does nothing if another one has been started since
  Registration register(Path folder) {
    var file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, FILE, "");
      // Readable by its owner only, as every temporary file: it holds credentials.
      Files.writeString(draft, toJson());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return () -> {
      if (read(file).filter(this::equals).isPresent()) {
        Files.deleteIfExists(file);
      }
    };
  }

  /// An entry that is to be taken back.
  interface Registration extends AutoCloseable {

    @Override
    void close() throws IOException;
  }

  Endpoints endpoints() {
    return new Endpoints(
        endpoint("S3"),
        endpoint("SQS"),
        endpoint("DYNAMODB"),
        AwsAccount.fromEnvironment(environment));
  }

  /// The parameters of the template that are in its names.
  Map<String, String> names() {
    var suffix = outputs.get("BatchesTableName").substring("BatchesTable".length());
    var bucket = outputs.get("InputBucketName");
    var owner = bucket.substring("input-logs-".length(), bucket.length() - suffix.length());
    return Map.of("OwnerName", owner, "NameSuffix", suffix);
  }

  Resources resources() {
    return Resources.ofOutputs(outputs::get);
  }

  private URI endpoint(String service) {
    return URI.create(environment.get("AWS_ENDPOINT_URL_" + service));
  }

  private String toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("process", process.id());
    json.put("started_at", process.startedAt().toString());
    json.put("environment", environment);
    json.put("outputs", outputs);
    return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json);
  }

  private static Optional<RunningCloud> read(Path file) {
    try {
      var json = JSON.std.mapFrom(Files.readString(file));
      return Optional.of(
          new RunningCloud(
              new ProcessMark(
                  ((Number) json.get("process")).longValue(),
                  Instant.parse(json.get("started_at").toString())),
              texts(json.get("environment")),
              texts(json.get("outputs"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Map<String, String> texts(Object json) {
    var texts = new TreeMap<String, String>();
    ((Map<?, ?>) json).forEach((name, value) -> texts.put(name.toString(), value.toString()));
    return texts;
  }
}
