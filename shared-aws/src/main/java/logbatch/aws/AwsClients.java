package logbatch.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/// How every client of a function is built: blocking, on virtual threads, with its HTTP client
/// named, so that nothing is searched for on the classpath at start. Region, credentials and
/// endpoints come from the standard `AWS_*` settings.
public final class AwsClients {

  /// Requests in flight at a time, per client.
  private static final int CONNECTIONS_MAX = 64;

  private AwsClients() {}

  /// Sets HTTP client, retries and time limits.
  ///
  /// @param builder of any service's client
  /// @param callTimeout bound on one call with all its retries; it has to fit well into the
  ///   function's time
  /// @return the builder
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B standard(
      B builder, Duration callTimeout) {
    return builder
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS_MAX)
                .connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(Duration.ofSeconds(20)))
        .overrideConfiguration(configuration ->
            configuration.retryStrategy(RetryMode.STANDARD).apiCallTimeout(callTimeout));
  }
}
