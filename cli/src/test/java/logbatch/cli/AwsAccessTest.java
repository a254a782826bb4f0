package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsAccessTest {

  private static final Optional<String> NOTED = Optional.of("eu-west-3");

  @Test
  void regionIsTheFirstThatIsNamedFromTheOptionToSamsNote() {
    var both = Map.of("AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-west-2");

    assertThat(region(both, Optional.of("sa-east-1"))).isEqualTo("sa-east-1");
    assertThat(region(both, Optional.empty())).isEqualTo("eu-west-1");
    assertThat(region(Map.of("AWS_DEFAULT_REGION", "eu-west-2"), Optional.empty()))
        .isEqualTo("eu-west-2");
    assertThat(region(Map.of(), Optional.empty())).isEqualTo("eu-west-3");
  }

  @Test
  void regionThatIsBlankIsNotNamed() {
    assertThat(
            region(Map.of("AWS_REGION", "", "AWS_DEFAULT_REGION", "eu-west-2"), Optional.of(" ")))
        .isEqualTo("eu-west-2");
    assertThat(region(Map.of("AWS_REGION", ""), Optional.of(""))).isEqualTo("eu-west-3");
  }

  private static String region(Map<String, String> environment, Optional<String> asked) {
    return AwsAccess.standard(environment).access(asked, NOTED).region();
  }
}
