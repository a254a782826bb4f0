package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class SignedRequestsTest {

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

  private static URI of(Map<String, String> environment, Region region) {
    return new SignedRequests.Addresses(environment, region).of("cloudformation");
  }
}
