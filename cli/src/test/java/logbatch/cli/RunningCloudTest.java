package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import logbatch.cli.RunningCloud.ProcessMark;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.Endpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningCloudTest {

  private static final ProcessMark THIS_PROCESS = ProcessMark.of(ProcessHandle.current());

  private static final Endpoints ENDPOINTS =
      new Endpoints(
          URI.create("http://127.0.0.1:1"),
          URI.create("http://127.0.0.1:2"),
          URI.create("http://127.0.0.1:3"),
          AwsAccount.LOCAL);

  @TempDir Path folder;

  @Test
  void nothingRunsWhereNothingIsRegistered() {
    assertThat(RunningCloud.find(folder)).isEmpty();
    assertThat(RunningCloud.find(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void registeredCloudIsFoundUntilItIsStopped() throws Exception {
    var cloud = cloud(THIS_PROCESS, "a");

    try (var _ = cloud.register(folder)) {
      var found = RunningCloud.find(folder);

      assertThat(found).contains(cloud);
      assertThat(found.orElseThrow().endpoints()).isEqualTo(ENDPOINTS);
      assertThat(found.orElseThrow().resources().lines().deadLetterUrl())
          .isEqualTo("a LogProcessingDlqUrl");
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void stoppingLeavesTheEntryOfACloudThatWasStartedLater() throws Exception {
    var later = cloud(THIS_PROCESS, "later");

    try (var _ = cloud(THIS_PROCESS, "earlier").register(folder)) {
      later.register(folder);
    }

    assertThat(RunningCloud.find(folder)).contains(later);
  }

  @Test
  void processThatIsGoneIsTold() {
    // The system gave the id to another process meanwhile.
    var gone = new ProcessMark(THIS_PROCESS.id(), Instant.parse("2001-01-01T00:00:00Z"));
    cloud(gone, "a").register(folder);

    assertThatThrownBy(() -> RunningCloud.find(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("process %d is gone".formatted(gone.id()));
  }

  @Test
  void whoDoesWithoutOneTakesOneWhoseProcessIsGoneForNone() {
    var gone = new ProcessMark(THIS_PROCESS.id(), Instant.parse("2001-01-01T00:00:00Z"));
    cloud(gone, "a").register(folder);

    assertThat(RunningCloud.findAlive(folder)).isEmpty();
  }

  @Test
  void processIsTheSameAfterTheClockWasSet() {
    var before = new ProcessMark(THIS_PROCESS.id(), THIS_PROCESS.startedAt().minusSeconds(3));
    var cloud = cloud(before, "a");
    cloud.register(folder);

    assertThat(RunningCloud.find(folder)).contains(cloud);
    assertThat(RunningCloud.findAlive(folder)).contains(cloud);
  }

  @Test
  void fileWithCredentialsIsReadableByItsOwnerOnly() throws Exception {
    cloud(THIS_PROCESS, "a").register(folder);

    try (var files = Files.list(folder)) {
      var file = files.findFirst().orElseThrow();
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        assertThat(Files.getPosixFilePermissions(file).toString())
            .doesNotContain("GROUP", "OTHERS");
      }
    }
  }

  private static RunningCloud cloud(ProcessMark process, String name) {
    var outputs = new TreeMap<String, String>();
    Resources.ofOutputs(output -> outputs.computeIfAbsent(output, o -> name + " " + o));
    return new RunningCloud(process, new TreeMap<>(ENDPOINTS.environment()), outputs);
  }
}
