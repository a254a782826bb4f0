package logbatch.local.services;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/// Who a client is, and where.
///
/// @param region region name
/// @param id account id, 12 digits
/// @param accessKeyId letters and digits only, as DynamoDB Local asks for
/// @param secretAccessKey the secret belonging to it
/// @param sessionToken of temporary credentials
public record AwsAccount(
    String region,
    String id,
    String accessKeyId,
    String secretAccessKey,
    Optional<String> sessionToken) {

  /// The only account that the embedded services know. Its credentials are no secret: they open
  /// nothing but a service that listens on this machine alone.
  public static final AwsAccount LOCAL =
      new AwsAccount("us-east-1", "000000000000", "logbatch", "logbatchlocal", Optional.empty());

  public AwsAccount {
    requireNonNull(region, "region");
    requireNonNull(id, "id");
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    requireNonNull(sessionToken, "sessionToken");
  }

  /// The account that the standard variables name; what they do not name is as in [#LOCAL].
  public static AwsAccount fromEnvironment(Map<String, String> environment) {
    String region = environment.getOrDefault("AWS_DEFAULT_REGION", LOCAL.region);
    return new AwsAccount(
        environment.getOrDefault("AWS_REGION", region),
        environment.getOrDefault("AWS_ACCOUNT_ID", LOCAL.id),
        environment.getOrDefault("AWS_ACCESS_KEY_ID", LOCAL.accessKeyId),
        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", LOCAL.secretAccessKey),
        Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")));
  }

  /// The credentials never show in a message or a log.
  @Override
  public String toString() {
    return "account " + id + " in " + region;
  }
}
