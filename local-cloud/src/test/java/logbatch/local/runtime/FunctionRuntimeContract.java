package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import logbatch.local.runtime.sample.StreamHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What a function sees and what its invoker gets, whatever the host.
@TestInstance(Lifecycle.PER_CLASS)
abstract class FunctionRuntimeContract {

  private Path folder;
  private SampleFunction sample;
  private RuntimeApi api;
  private FunctionRuntime shared;
  private FunctionRuntime mortal;
  private FunctionRuntime own;

  abstract HostKind hostKind();

  @BeforeAll
  void startWhatAllTestsShare(@TempDir Path temporary) throws IOException {
    folder = temporary;
    sample = SampleFunction.in(folder);
    api = RuntimeApi.start(Clock.systemUTC());
    shared = start(sample, 2, folder.resolve("logs"));
    mortal = start(sample.withTimeout(Duration.ofSeconds(2)), 1);
  }

  @AfterAll
  void closeWhatAllTestsShare() {
    shared.close();
    mortal.close();
    api.close();
  }

  @BeforeEach
  void forgetTheLastOne() {
    own = null;
  }

  @AfterEach
  void closeOwn() {
    if (own != null) {
      own.close();
      assertThat(own.pids()).isEmpty();
    }
  }

  @Test
  void theAnswerOfTheHandlerComesBack() throws Exception {
    var result = shared.invoke(event("echo", "áé\u0000\uD83D\uDE00\""));

    assertThat(result).isInstanceOf(InvocationResult.Succeeded.class);
    assertThat(fields(result).get("event"))
        .isEqualTo(Map.of("do", "echo", "argument", "áé\u0000\uD83D\uDE00\""));
  }

  @Test
  void aStreamHandlerGetsAndGivesBytes() throws Exception {
    own = start(sample.withHandler(StreamHandler.class), 1);
    String event = "{\"a\": [1, 2.50,\"\\u0000é\"]}";

    assertThat(own.invoke(event).payload()).isEqualTo(event);
  }

  @Test
  void theProcessIsUsedAgainEvenAfterAnException() throws Exception {
    own = start(sample, 1);

    assertThat(fields(own.invoke(event("echo", "")))).containsEntry("invocations", 1);
    assertThat(own.invoke(event("throw", "x"))).isInstanceOf(InvocationResult.FunctionError.class);
    assertThat(fields(own.invoke(event("echo", "")))).containsEntry("invocations", 3);
    assertThat(own.figures().starts()).isEqualTo(1);
    assertThat(own.figures().invocations()).isEqualTo(3);
    assertThat(own.figures().errors()).isEqualTo(1);
  }

  @Test
  void anExceptionComesBackWithItsTypeMessageAndStackTrace() throws Exception {
    var error = (InvocationResult.FunctionError) shared.invoke(event("throw", "no such thing"));

    assertThat(error.errorType()).isEqualTo("java.lang.IllegalArgumentException");
    assertThat(error.errorMessage()).isEqualTo("no such thing");
    assertThat(fields(error)).containsKey("stackTrace");
  }

  @Test
  void anInvocationOverItsTimeEndsWithItsProcess() throws Exception {
    assertThat(mortal.invoke(event("echo", "")).isSuccess()).isTrue();
    var process = ProcessHandle.of(mortal.pids().getFirst()).orElseThrow();
    long timeouts = mortal.figures().timeouts();

    var result = mortal.invoke(event("sleep", "60000"));

    assertThat(result.summary()).isEqualTo("Task timed out after 2.00 seconds");
    assertThat(process.isAlive()).isFalse();
    assertThat(mortal.figures().timeouts()).isEqualTo(timeouts + 1);
  }

  @Test
  void aProcessThatEndsInAnInvocationIsACrashAndIsReplaced() throws Exception {
    assertThat(mortal.invoke(event("exit", "7"))).isEqualTo(new InvocationResult.Crashed(7));
    assertThat(fields(mortal.invoke(event("echo", "")))).containsEntry("invocations", 1);
  }

  @Test
  void aProcessKilledBetweenTwoInvocationsIsReplacedUnnoticed() throws Exception {
    assertThat(mortal.invoke(event("echo", "")).isSuccess()).isTrue();
    var process = ProcessHandle.of(mortal.pids().getFirst()).orElseThrow();
    long errors = mortal.figures().errors();

    process.destroyForcibly();
    process.onExit().get();

    assertThat(mortal.invoke(event("echo", "")).isSuccess()).isTrue();
    assertThat(mortal.figures().errors()).isEqualTo(errors);
  }

  @Test
  void aHandlerThatCannotBeMadeIsAnInitFailure() throws Exception {
    own = start(sample.withVariable("FAIL_INIT", "yes"), 1);

    var failure = (InvocationResult.InitFailed) own.invoke(event("echo", ""));

    assertThat(failure.errorType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failure.errorMessage()).contains("told to fail in init");
  }

  @Test
  void asManyProcessesRunAtATimeAsThereArePlaces() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Object> sleep = () -> fields(shared.invoke(event("sleep", "300"))).get("pid");
      var pids =
          threads.invokeAll(List.of(sleep, sleep, sleep, sleep)).stream()
              .map(future -> future.resultNow())
              .distinct()
              .toList();

      assertThat(pids).hasSize(2);
    }
  }

  @Test
  void theMemorySizeBoundsTheHeap() throws Exception {
    assertThat(mortal.invoke(event("allocate", "60")).isSuccess()).isTrue();

    var error = (InvocationResult.FunctionError) mortal.invoke(event("allocate", "120"));

    assertThat(error.errorType()).isEqualTo("java.lang.OutOfMemoryError");
  }

  @Test
  void theFunctionFindsWhatLambdaTellsItAndNothingOfThisMachine() throws Exception {
    var description = fields(shared.invoke(event("describe", "")));

    assertThat(description)
        .containsEntry("functionName", "Sample")
        .containsEntry("functionArn", "arn:aws:lambda:us-east-1:000000000000:function:Sample")
        .containsEntry("memory", 128);
    assertThat((Integer) description.get("remaining")).isBetween(10_000, 20_000);
    var environment = (Map<?, ?>) description.get("environment");
    assertThat(environment.get("COLOUR")).isEqualTo("blue");
    assertThat(environment.get("AWS_ACCESS_KEY_ID")).isEqualTo("local");
    assertThat(environment.get("AWS_REGION")).isEqualTo("us-east-1");
    assertThat(environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")).isEqualTo("128");
    assertThat(environment.containsKey("HOME")).isFalse();
  }

  @Test
  void nothingOfTheEmbeddedServicesIsOnTheClassPath() throws Exception {
    var description = fields(shared.invoke(event("describe", "")));

    assertThat(Objects.toString(description.get("classPath")))
        .doesNotContain("scala", "s3proxy", "dynamodb", "jackson")
        .doesNotContain(sample.code().toString());
    assertThat(Objects.toString(description.get("loader"))).doesNotContain("AppClassLoader");
  }

  @Test
  void whatTheFunctionPrintsIsInItsLog() throws Exception {
    shared.invoke(event("print", "a line of its own"));

    var log = folder.resolve("logs").resolve("Sample.log");
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          while (!Files.readString(log).contains("a line of its own\n")) {
            Thread.sleep(20);
          }
        });
  }

  /// Each with a log folder of its own: a start begins the function's log anew.
  private FunctionRuntime start(SampleFunction function, int environments) throws IOException {
    return start(function, environments, Files.createTempDirectory(folder, "logs"));
  }

  private FunctionRuntime start(SampleFunction function, int environments, Path logs)
      throws IOException {
    var settings =
        RuntimeSettings.forThisMachine(SampleFunction.ACCOUNT)
            .withHostKind(hostKind())
            .withEnvironmentsPerFunction(environments);
    var work = Files.createTempDirectory(folder, "work");
    var command =
        new ProcessCommand(
            function.spec(),
            TaskRoot.layOut(work, function.spec()),
            HostFiles.layOut(work),
            settings,
            SampleFunction.AWS_VARIABLES);
    var log = FunctionLog.open(logs, function.spec().name());
    return new FunctionRuntime(command, api, log, Clock.systemUTC());
  }

  private static String event(String what, String argument) {
    return Json.text(Map.of("do", what, "argument", argument));
  }

  private static Map<String, Object> fields(InvocationResult result) {
    return Json.object(result.payload()).orElseThrow();
  }
}
