package logbatch.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServicesIT {

  @TempDir Path folder;

  @Test
  void x() {
    long t = System.nanoTime();
    try (var services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(folder), System.out::println)) {
      System.out.println(services.endpoints());
      System.out.println("ms " + (System.nanoTime() - t) / 1000000);
      try (var s3 = AwsClients.s3(services.endpoints())) {
        s3.createBucket(b -> b.bucket("bucket"));
      }
      try (var sqs = AwsClients.sqs(services.endpoints())) {
        System.out.println(sqs.createQueue(b -> b.queueName("bucket")).queueUrl());
      }
      System.out.println("ms " + (System.nanoTime() - t) / 1000000);
    }
    assertThat(folder).isDirectoryNotContaining(p -> p.getFileName().toString().startsWith("run-"));
    System.out.println("ms " + (System.nanoTime() - t) / 1000000);
  }
}
