package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadCommandTest {

  @TempDir private Path folder;
  private FakeAws aws;

  @BeforeEach
  void start() throws IOException {
    aws = new FakeAws();
    var outputs = new ArrayList<String>();
    Resources.ofOutputs(name -> {
      outputs.add(name + "=" + name.toLowerCase(Locale.ROOT));
      return "";
    });
    aws.stack("logs", "CREATE_COMPLETE", outputs.toArray(String[]::new));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void fileThatFailsIsNamedWithTheReasonAndTheOthersAreUploadedAndTold() throws IOException {
    aws.answer("/inputbucketname/a.log", "").answer("/inputbucketname/c.log", "");

    var ran = upload("a.log", "b.log", "c.log");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.json())
        .extracting(json -> json.get("batch_id"))
        .containsExactly("a.log", "c.log");
    assertThat(ran.err())
        .contains("b.log was not uploaded:", "Status Code: 400")
        .doesNotContain("a.log was", "c.log was", "\tat ");
  }

  @Test
  void everyFileThatIsUploadedIsTold() throws IOException {
    aws.answer("/inputbucketname/a.log", "");

    var ran = upload("a.log");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.json())
        .singleElement()
        .satisfies(json ->
            assertThat(json).containsEntry("batch_id", "a.log").containsEntry("size_bytes", 4));
  }

  private Ran upload(String... names) throws IOException {
    var arguments = new ArrayList<>(List.of("upload", "--stack", "logs", "--json"));
    for (var name : names) {
      arguments.add(Files.writeString(folder.resolve(name), "text").toString());
    }
    var place = new DeploymentOptions.Place(folder, folder, (_, _) -> aws.access());
    return Ran.of(place, arguments);
  }
}
