package logbatch.local.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The embedded services in a JVM of their own, to be killed.
final class EmbeddedServicesProcess {

  private EmbeddedServicesProcess() {}

  /// Starts a process that writes the id of its DynamoDB process when all services answer
  static Process start(Checkout checkout, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedServicesProcess.class.getName(),
            checkout.home().toString(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Starts the services and waits to be killed.
  ///
  /// @param arguments the checkout, and the folder for the runs
  public static void main(String[] arguments) throws InterruptedException {
    var services =
        EmbeddedServices.start(
            new Checkout(Path.of(arguments[0])),
            new Storage.Temporary(Path.of(arguments[1])),
            object -> {});
    System.out.println(services.dynamoDbProcessId());
    new CountDownLatch(1).await();
  }
}
