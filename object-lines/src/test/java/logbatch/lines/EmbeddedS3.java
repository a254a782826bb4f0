package logbatch.lines;

import java.nio.file.Path;
import java.util.UUID;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.Endpoints;
import logbatch.local.services.Storage;
import software.amazon.awssdk.services.s3.S3Client;

/// S3 of this test run, started when first asked for and ended with the JVM.
final class EmbeddedS3 {

  private static final EmbeddedServices SERVICES = start();

  static final S3Client CLIENT = AwsClients.s3(endpoints());

  private EmbeddedS3() {}

  static Endpoints endpoints() {
    return SERVICES.endpoints();
  }

  /// The name of a bucket of its own.
  static String newBucket() {
    var name = "input-logs-" + UUID.randomUUID();
    CLIENT.createBucket(bucket -> bucket.bucket(name));
    return name;
  }

  private static EmbeddedServices start() {
    var folder = Path.of(System.getProperty("logbatch.home"), "object-lines", "target", "aws");
    var services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(folder), created -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(services::close));
    return services;
  }
}
