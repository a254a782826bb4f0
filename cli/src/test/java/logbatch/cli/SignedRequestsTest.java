package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class SignedRequestsTest {

  private static final Map<String, String> DESCRIBE = Map.of("Action", "DescribeStacks");

  @Test
  void servicesAreFoundAtAwssOwnAddresses() {
    assertThat(of(Map.of(), Region.US_EAST_1))
        .isEqualTo(URI.create("https://cloudformation.us-east-1.amazonaws.com"));
    assertThat(of(Map.of(), Region.CN_NORTH_1))
        .isEqualTo(URI.create("https://cloudformation.cn-north-1.amazonaws.com.cn"));
  }

  @Test
  void variablesNameOtherAddressesAndTheServicesOwnGoesFirst() {
    assertThat(of(Map.of("AWS_ENDPOINT_URL", "http://a:1"), Region.US_EAST_1))
        .isEqualTo(URI.create("http://a:1"));
    assertThat(
            of(
                Map.of(
                    "AWS_ENDPOINT_URL", "http://a:1",
                    "AWS_ENDPOINT_URL_CLOUDFORMATION", "http://b:2"),
                Region.US_EAST_1))
        .isEqualTo(URI.create("http://b:2"));
    assertThat(of(Map.of("AWS_ENDPOINT_URL", ""), Region.US_EAST_1).getScheme()).isEqualTo("https");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "4, true", "5, false"})
  void requestThatIsOneTooManyIsRepeatedFourTimesAtMost(int refusals, boolean isAnswered)
      throws IOException {
    try (var aws =
            new FakeAws().answer("DescribeStacks", "it").throttle("DescribeStacks", refusals);
        var requests = requests(aws)) {
      var answer =
          catchThrowable(
              () -> assertThat(requests.query("cloudformation", DESCRIBE)).isEqualTo("it"));

      assertThat(answer == null).isEqualTo(isAnswered);
      assertThat(aws.asked()).hasSize(Math.min(refusals + 1, 5));
    }
  }

  @Test
  void refusalForGoodIsNotRepeated() throws IOException {
    try (var aws = new FakeAws().refuse("DescribeStacks", "AccessDenied", "you may not");
        var requests = requests(aws)) {
      assertThatThrownBy(() -> requests.query("cloudformation", DESCRIBE))
          .isInstanceOf(RefusedRequestException.class);
      assertThat(aws.asked()).hasSize(1);
    }
  }

  private static SignedRequests requests(FakeAws aws) {
    return new SignedRequests(
        new SignedRequests.Addresses(aws.environment(), Region.EU_WEST_1),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
        Duration.ZERO);
  }

  private static URI of(Map<String, String> environment, Region region) {
    return new SignedRequests.Addresses(environment, region).of("cloudformation");
  }
}
