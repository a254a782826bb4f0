package logbatch.local.services;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// Where the three services answer, and as whom to talk to them.
public record Endpoints(URI s3, URI sqs, URI dynamoDb, AwsAccount account) {

  public Endpoints {
    requireNonNull(s3, "s3");
    requireNonNull(sqs, "sqs");
    requireNonNull(dynamoDb, "dynamoDb");
    requireNonNull(account, "account");
  }

  /// Services of others, all three at one address.
  ///
  /// @param url such as `http://localhost:4566`
  /// @param environment names region and credentials by the standard variables, if they matter
  public static Endpoints external(URI url, Map<String, String> environment) {
    return new Endpoints(url, url, url, AwsAccount.fromEnvironment(environment));
  }

  /// The standard variables by which AWS's SDKs and command line find these services.
  public Map<String, String> environment() {
    var variables = new TreeMap<String, String>();
    variables.put("AWS_ENDPOINT_URL_S3", s3.toString());
    variables.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
    // Streams are a service of their own to the SDK.
    variables.put("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", dynamoDb.toString());
    variables.put("AWS_REGION", account.region());
    // The one that the command line in its first version looks at.
    variables.put("AWS_DEFAULT_REGION", account.region());
    variables.put("AWS_ACCESS_KEY_ID", account.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", account.secretAccessKey());
    account.sessionToken().ifPresent(token -> variables.put("AWS_SESSION_TOKEN", token));
    return variables;
  }
}
