package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No process of a function outlives the runtime's own, even if that one had no chance to end it.
final class OrphanTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(HostKind.class)
  void aFunctionsProcessEndsWithAParentThatWasKilled(HostKind hostKind) throws Exception {
    var parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                folder.toString(),
                hostKind.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      var child = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      assertThat(child.isAlive()).isTrue();

      parent.destroyForcibly().waitFor();

      child.onExit().get(5, TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  /// Starts an environment, prints its process id and waits to be killed.
  static final class Parent {

    private Parent() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      var work = Path.of(args[0]);
      var spec = SampleFunction.in(work).spec();
      var command =
          new ProcessCommand(
              spec,
              TaskRoot.layOut(work, spec),
              HostFiles.layOut(work),
              RuntimeSettings.forThisMachine(SampleFunction.ACCOUNT)
                  .withHostKind(HostKind.valueOf(args[1])),
              SampleFunction.AWS_VARIABLES);
      var function =
          new FunctionRuntime(
              command,
              RuntimeApi.start(Clock.systemUTC()),
              FunctionLog.open(work, spec.name()),
              Clock.systemUTC());
      if (function.invoke("{}").isSuccess()) {
        System.out.println(function.pids().getFirst());
      }
      Thread.sleep(60_000);
    }
  }
}
