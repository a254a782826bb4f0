package logbatch.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import logbatch.local.template.PhysicalIds;
import logbatch.local.template.TableSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EmbeddedServicesIT {

  private static final Checkout CHECKOUT = Checkout.fromSystemProperty();
  private static final ObjectListener NOBODY = object -> {};

  private static final TableSpec TABLE =
      new TableSpec(
          "Table",
          "table",
          new TableSpec.Key("id", Optional.empty()),
          List.of(),
          Optional.of("KEYS_ONLY"));

  @TempDir Path folder;

  @Test
  void allThreeListenOnLoopbackOnly() throws IOException {
    try (var services = start(new Storage.Temporary(folder))) {
      var endpoints = services.endpoints();
      for (URI service : List.of(endpoints.s3(), endpoints.sqs(), endpoints.dynamoDb())) {
        assertThatCode(() -> connect(InetAddress.getLoopbackAddress(), service.getPort()))
            .doesNotThrowAnyException();
        for (InetAddress address : addressesOfThisMachine()) {
          assertThatThrownBy(() -> connect(address, service.getPort()))
              .as("%s at %s", service, address)
              .isInstanceOf(ConnectException.class);
        }
      }
    }
  }

  @Test
  void nothingIsLeftAfterTheEnd() throws IOException, InterruptedException {
    Endpoints endpoints;
    ProcessHandle dynamoDb;
    try (var services = start(new Storage.Temporary(folder))) {
      endpoints = services.endpoints();
      dynamoDb = ProcessHandle.of(services.dynamoDbProcessId()).orElseThrow();
      assertThat(runFolders()).hasSize(1);
    }

    assertThat(dynamoDb.isAlive()).isFalse();
    assertThat(runFolders()).isEmpty();
    for (URI service : List.of(endpoints.s3(), endpoints.sqs(), endpoints.dynamoDb())) {
      assertThatThrownBy(() -> connect(InetAddress.getLoopbackAddress(), service.getPort()))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void afterAKillNoProcessStaysAndTheNextStartRemovesTheFolder() throws Exception {
    Process killed = EmbeddedServicesProcess.start(CHECKOUT, folder);
    long dynamoDbId = Long.parseLong(killed.inputReader().readLine());
    ProcessHandle dynamoDb = ProcessHandle.of(dynamoDbId).orElseThrow();

    killed.destroyForcibly().waitFor();

    dynamoDb.onExit().get(10, TimeUnit.SECONDS);
    assertThat(runFolders()).hasSize(1);
    Path abandoned = runFolders().getFirst();
    try (var services = start(new Storage.Temporary(folder))) {
      assertThat(services.endpoints()).isNotNull();
      assertThat(abandoned).doesNotExist();
      assertThat(runFolders()).hasSize(1);
    }
  }

  @Test
  void objectsAndItemsThatAreKeptAreThereAtTheNextStart() {
    var kept = new Storage.Kept(folder.resolve("kept"));
    try (var services = start(kept);
        var s3 = AwsClients.s3(services.endpoints());
        var dynamoDb = AwsClients.dynamoDb(services.endpoints())) {
      s3.createBucket(request -> request.bucket("bucket"));
      s3.putObject(r -> r.bucket("bucket").key("key"), RequestBody.fromString("text"));
      new DynamoDbTableCreator(dynamoDb).create(List.of(TABLE), PhysicalIds.NONE);
      dynamoDb.putItem(
          request -> request.tableName("table").item(Map.of("id", AttributeValue.fromS("one"))));

      assertThatThrownBy(() -> start(kept))
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("is in use by another process");
    }

    try (var services = start(kept);
        var s3 = AwsClients.s3(services.endpoints());
        var dynamoDb = AwsClients.dynamoDb(services.endpoints())) {
      assertThat(s3.getObjectAsBytes(r -> r.bucket("bucket").key("key")).asUtf8String())
          .isEqualTo("text");
      assertThat(dynamoDb.scan(request -> request.tableName("table")).count()).isEqualTo(1);
    }
  }

  @Test
  void aMissingClassPathFileIsAnErrorThatSaysWhatMakesIt() throws IOException {
    var empty = new Checkout(folder);

    assertThatThrownBy(() -> EmbeddedServices.start(empty, new Storage.Temporary(folder), NOBODY))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("DynamoDB Local is not there: no " + folder)
        .hasMessageEndingWith("run: ./mvnw -q -pl dynamodb-local -DskipTests package");
    assertThat(runFolders()).isEmpty();
  }

  private static EmbeddedServices start(Storage storage) {
    return EmbeddedServices.start(CHECKOUT, storage, NOBODY);
  }

  private List<Path> runFolders() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith("run-")).toList();
    }
  }

  private static List<InetAddress> addressesOfThisMachine() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }
}
