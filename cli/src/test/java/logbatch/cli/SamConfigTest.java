package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamConfigTest {

  @Test
  void stackAndRegionOfTheLastDeploymentAreRead(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("samconfig.toml"),
        """
        version = 0.1
        [default.global.parameters]
        stack_name = "from-global" # a comment
        region = 'sa-east-1'
        [default.deploy.parameters]
        stack_name = "mine"
        parameter_overrides = "OwnerName=\\"ana\\""
        [other.deploy.parameters]
        stack_name = "theirs"
        """);

    var config = SamConfig.read(folder);

    assertThat(config.stack()).isEqualTo("mine");
    assertThat(config.region()).hasValue("sa-east-1");
  }

  @Test
  void withoutTheFileItIsTheNameThatSamProposes(@TempDir Path folder) {
    assertThat(SamConfig.read(folder).stack()).isEqualTo("sam-app");
    assertThat(SamConfig.read(folder).region()).isEmpty();
  }
}
