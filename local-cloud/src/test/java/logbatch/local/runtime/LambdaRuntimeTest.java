package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import logbatch.local.services.ObjectCreated;
import logbatch.local.template.EventSource.S3Notification;
import logbatch.local.template.EventSource.Schedule;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole runtime with real processes and a stream in memory.
final class LambdaRuntimeTest {

  @TempDir Path folder;

  private final InMemoryShards shards = new InMemoryShards();
  private final InMemoryQueues queues = new InMemoryQueues(new ManualClock("2026-11-01T10:00:00Z"));

  @Test
  void everyEventSourceReachesTheFunctionAndClosingLeavesNoProcess() throws Exception {
    shards.open("s", null);
    shards.add("s", "1", "2026-11-01T10:00:00Z");
    var spec =
        SampleFunction.in(folder)
            .spec(
                new S3Notification("Uploaded", "input", List.of("s3:ObjectCreated:*")),
                new Schedule("Often", Duration.ofMillis(300)),
                InMemoryShards.mapping(10, Duration.ZERO));
    List<ProcessHandle> processes;
    try (var runtime = runtime(spec)) {
      runtime.start();
      runtime.created(
          new ObjectCreated("input", "k", "e", 1, "ObjectCreated:Put", Instant.EPOCH, "01"));
      runtime.created(
          new ObjectCreated("other", "k", "e", 1, "ObjectCreated:Put", Instant.EPOCH, "02"));

      await(() -> runtime.figures().get("Sample").invocations() >= 3);
      processes =
          runtime.processes().get("Sample").stream()
              .map(pid -> ProcessHandle.of(pid).orElseThrow())
              .toList();
      assertThat(runtime.figures().get("Sample").errors()).isZero();
    }

    assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aFunctionIsInvokedByItsName() throws Exception {
    try (var runtime = runtime(SampleFunction.in(folder).spec())) {
      assertThat(runtime.invoke("Sample", "{}").isSuccess()).isTrue();
      assertThatThrownBy(() -> runtime.invoke("Simple", "{}"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no function Simple; there are [Sample]");
    }
  }

  @Test
  void codeThatHasNotBeenBuiltIsNamed() {
    var sample =
        new SampleFunction(
            folder.resolve("none.jar"), "a.B::c", 128, Duration.ofSeconds(1), Map.of());

    assertThatThrownBy(() -> runtime(sample.spec()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SampleFunction")
        .hasMessageContaining("none.jar")
        .hasMessageContaining("./mvnw package");
  }

  private LambdaRuntime runtime(logbatch.local.template.FunctionSpec spec) {
    return new LambdaRuntime(
        List.of(spec),
        new LambdaRuntime.Services(queues, shards, SampleFunction.AWS_VARIABLES),
        new Folders(folder.resolve("work"), folder.resolve("logs")),
        RuntimeSettings.forThisMachine(SampleFunction.ACCOUNT));
  }

  private static void await(BooleanSupplier condition) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          while (!condition.getAsBoolean()) {
            Thread.sleep(20);
          }
        });
  }
}
