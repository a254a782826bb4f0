package logbatch.worker;

import java.nio.file.Path;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.Endpoints;
import logbatch.local.services.Storage;

/// The embedded services, started once for all integration tests of this JVM.
final class LocalServices {

  private static final EmbeddedServices SERVICES = start();

  private LocalServices() {}

  static Endpoints endpoints() {
    return SERVICES.endpoints();
  }

  private static EmbeddedServices start() {
    var services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(),
            new Storage.Temporary(Path.of("target", "services")),
            _ -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(services::close));
    return services;
  }
}
