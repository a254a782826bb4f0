package logbatch.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

/// How services say that they cannot just now.
final class Refusal {

  private Refusal() {}

  /// Throttled, or an internal error where a service has no such thing.
  static byte[] of(Call.Service service) {
    return switch (service) {
      case S3 ->
          response(
              "503 Slow Down",
              "application/xml",
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>SlowDown</Code>"
                  + "<Message>Please reduce your request rate.</Message></Error>");
      case SQS ->
          response(
              "500 Internal Server Error",
              "application/x-amz-json-1.0",
              "{\"__type\":\"com.amazonaws.sqs#InternalError\",\"message\":\"try again\"}");
      case DYNAMODB ->
          response(
              "400 Bad Request",
              "application/x-amz-json-1.0",
              "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                  + "\"message\":\"too fast\"}");
    };
  }

  private static byte[] response(String status, String type, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, type, body.getBytes(UTF_8).length, body)
        .getBytes(UTF_8);
  }
}
