package logbatch.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.AwsClients;
import logbatch.aws.Settings;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Where AWS is called, and as whom: credentials and endpoints by the standard settings, and a
/// region. Whoever asks for a client closes it.
final class AwsAccess {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private final Map<String, String> environment;
  private final Region region;
  private final AwsCredentialsProvider credentials;

  /// @param environment the standard variables
  private AwsAccess(
      Map<String, String> environment, Region region, AwsCredentialsProvider credentials) {
    this.environment = environment;
    this.region = region;
    this.credentials = credentials;
  }

  /// Access by the standard settings.
  ///
  /// @param environment the standard variables
  /// @param asked the region that was asked for; empty for the one of the settings
  /// @throws UsageException if no region is set anywhere
  static AwsAccess standard(Map<String, String> environment, Optional<String> asked) {
    var region = asked.map(Region::of).orElseGet(AwsAccess::regionOfSettings);
    return new AwsAccess(environment, region, DefaultCredentialsProvider.builder().build());
  }

  /// Access with credentials that are known already.
  static AwsAccess of(
      Map<String, String> environment, Region region, AwsCredentialsProvider credentials) {
    return new AwsAccess(environment, region, credentials);
  }

  private static Region regionOfSettings() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw new UsageException(
          "No region is set. Name it: --region us-east-1, or AWS_REGION, or region in your profile (aws configure).");
    }
  }

  /// The region's name, such as `us-east-1`.
  String region() {
    return region.id();
  }

  /// Requests to services that the SDK has no client for here.
  SignedRequests requests() {
    return new SignedRequests(new SignedRequests.Addresses(environment, region), credentials);
  }

  S3Client s3() {
    return configured(S3Client.builder())
        .forcePathStyle(new Settings(environment).isS3Elsewhere())
        .build();
  }

  SqsClient sqs() {
    return configured(SqsClient.builder()).build();
  }

  DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder()).build();
  }

  StsClient sts() {
    return configured(StsClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder) {
    return AwsClients.standard(builder, CALL_TIMEOUT)
        .region(region)
        .credentialsProvider(credentials);
  }
}
