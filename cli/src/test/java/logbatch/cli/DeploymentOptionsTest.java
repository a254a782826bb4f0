package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentOptionsTest {

  @TempDir private Path folder;
  private FakeAws aws;

  @BeforeEach
  void start() throws IOException {
    aws = new FakeAws();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void onlyOneDeploymentCanBeMeant() {
    var ran = run("status", "--local", "--stack", "a");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("Only one of --stack, --local and --owner");
    assertThat(run("status", "--local", "--suffix", "-x").exitCode()).isEqualTo(2);
    assertThat(aws.asked()).isEmpty();
  }

  @Test
  void localCloudThatDoesNotRunIsTold() {
    var ran = run("status", "--local");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("No local cloud is running here. Start one: ./logbatch up");
  }

  @Test
  void withoutOptionsItIsTheStackThatSamDeployed() throws IOException {
    Files.writeString(
        folder.resolve("samconfig.toml"), "[default.deploy.parameters]\nstack_name = \"mine\"\n");
    aws.refuse("DescribeStacks", "ValidationError", "Stack with id mine does not exist");

    var ran = run("status");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("stack mine in eu-west-1", "There is no stack mine in eu-west-1", "--local");
    assertThat(aws.asked())
        .singleElement()
        .satisfies(asked -> assertThat(asked.parameters()).containsEntry("StackName", "mine"));
  }

  @Test
  void stackThatIsNamedGoesBeforeThatOfSam() {
    aws.stack("yours", "CREATE_COMPLETE");

    var ran = run("status", "--stack", "yours");

    assertThat(ran.err())
        .contains("The stack yours (CREATE_COMPLETE) has no output InputBucketName")
        .doesNotContain("stack yours in");
  }

  @Test
  void refusalOfAwsIsToldWithoutAStackTrace() {
    aws.refuse("DescribeStacks", "ExpiredToken", "The token \u001B[31mis expired");

    var ran = run("status", "--stack", "yours");

    assertThat(ran.exitCode()).isOne();
    assertThat(ran.err())
        .contains("cloudformation answered 400", "The token \\u{1b}[31mis expired")
        .doesNotContain("\tat ");
  }

  private Ran run(String... arguments) {
    var place = new DeploymentOptions.Place(folder, folder, (_, _) -> aws.access());
    return Ran.of(place, List.of(arguments));
  }
}
