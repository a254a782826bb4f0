package logbatch.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import logbatch.aws.AwsClients;
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

  /// Of a call with all its retries; one that sends data brings its own.
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

  /// What gives access.
  @FunctionalInterface
  interface Source {

    /// Gives access.
    ///
    /// @param asked the region that was asked for; may be empty or blank
    /// @param noted the region that goes before that of a profile, and after `AWS_REGION` and
    ///   `AWS_DEFAULT_REGION`; may be empty or blank
    /// @throws UsageException if no region is set anywhere
    AwsAccess access(Optional<String> asked, Optional<String> noted);
  }

  /// Access by the standard settings.
  ///
  /// @param environment the standard variables
  static Source standard(Map<String, String> environment) {
    return (asked, noted) ->
        new AwsAccess(
            environment,
            Stream.of(
                    asked,
                    Optional.ofNullable(environment.get("AWS_REGION")),
                    // All that the SAM CLI looks at, and the AWS CLI second.
                    Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")),
                    noted)
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(Region::of)
                .orElseGet(AwsAccess::regionOfSettings),
            DefaultCredentialsProvider.builder().build());
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
    return new SignedRequests(addresses(), credentials);
  }

  private SignedRequests.Addresses addresses() {
    return new SignedRequests.Addresses(environment, region);
  }

  S3Client s3() {
    return configured("s3", S3Client.builder())
        // A bucket is no host name elsewhere, but the first part of the path.
        .forcePathStyle(addresses().elsewhere("s3").isPresent())
        .build();
  }

  /// The account that buckets have to belong to: the one of the credentials. Empty for another S3
  /// than AWS's, which may know of no accounts.
  Optional<String> bucketOwner() {
    return addresses().elsewhere("s3").isPresent()
        ? Optional.empty()
        : Optional.of(new StsIdentity(this).account());
  }

  SqsClient sqs() {
    return configured("sqs", SqsClient.builder()).build();
  }

  DynamoDbClient dynamoDb() {
    return configured("dynamodb", DynamoDbClient.builder()).build();
  }

  StsClient sts() {
    return configured("sts", StsClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      String service, B builder) {
    addresses().elsewhere(service).ifPresent(builder::endpointOverride);
    return AwsClients.standard(builder, CALL_TIMEOUT)
        .region(region)
        .credentialsProvider(credentials);
  }
}
