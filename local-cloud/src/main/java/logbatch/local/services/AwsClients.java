package logbatch.local.services;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SDK clients for a set of endpoints. Whoever asks for one closes it.
///
/// The HTTP client is given explicitly: the embedded services bring others onto the class path, and
/// the SDK refuses to choose.
public final class AwsClients {

  /// Enough for a poller per event source and some hundred invocations waiting beside them.
  private static final int MAX_CONNECTIONS = 256;

  private AwsClients() {}

  /// A client for S3 that puts the bucket into the path, since `bucket.127.0.0.1` is no host name.
  public static S3Client s3(Endpoints endpoints) {
    return configured(S3Client.builder(), endpoints.s3(), endpoints).forcePathStyle(true).build();
  }

  /// A client for SQS.
  public static SqsClient sqs(Endpoints endpoints) {
    return configured(SqsClient.builder(), endpoints.sqs(), endpoints).build();
  }

  /// A client for DynamoDB's tables and items.
  public static DynamoDbClient dynamoDb(Endpoints endpoints) {
    return configured(DynamoDbClient.builder(), endpoints.dynamoDb(), endpoints).build();
  }

  /// A client for DynamoDB's streams.
  public static DynamoDbStreamsClient dynamoDbStreams(Endpoints endpoints) {
    return configured(DynamoDbStreamsClient.builder(), endpoints.dynamoDb(), endpoints).build();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, URI endpoint, Endpoints endpoints) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(endpoints.account().region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials(endpoints.account())))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS));
  }

  private static AwsCredentials credentials(AwsAccount account) {
    String id = account.accessKeyId();
    String secret = account.secretAccessKey();
    return account
        .sessionToken()
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }
}
