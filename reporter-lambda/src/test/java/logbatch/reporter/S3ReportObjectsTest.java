package logbatch.reporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Answers that the embedded S3 never gives.
class S3ReportObjectsTest {

  private static final Optional<StoredReport> SEEN =
      Optional.of(new StoredReport("\"seen\"", Optional.empty()));

  private final List<String> conditions = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private S3Client client;
  private int status;
  private String code;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .forcePathStyle(true)
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  /// Each means that somebody else was faster, and that the look has to start again.
  @ParameterizedTest
  @CsvSource({
    "412, PreconditionFailed",
    "409, ConditionalRequestConflict",
    "404, NoSuchKey",
  })
  void reportThatLostARaceIsNotWrittenAndThatIsNoFailure(int status, String code) {
    this.status = status;
    this.code = code;

    assertThat(replace(SEEN)).isFalse();
    assertThat(replace(Optional.empty())).isFalse();

    assertThat(conditions).containsExactly("If-Match \"seen\"", "If-None-Match *");
  }

  @ParameterizedTest
  @CsvSource({"403, AccessDenied", "404, NoSuchBucket", "400, InvalidRequest"})
  void whateverElseIsAnsweredIsAFailure(int status, String code) {
    this.status = status;
    this.code = code;

    assertThatThrownBy(() -> replace(SEEN)).isInstanceOf(S3Exception.class);
  }

  @Test
  void reportThatIsDeniedIsNotAbsent() {
    status = 403;
    code = "AccessDenied";

    assertThatThrownBy(() -> objects().head("a.json")).isInstanceOf(S3Exception.class);
  }

  private boolean replace(Optional<StoredReport> before) {
    return objects().replace("a.json", before, ReportObjectsContract.document(1));
  }

  private ReportObjects objects() {
    return new S3ReportObjects(client, "processed-data-test", Optional.empty());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      for (var name : List.of("If-Match", "If-None-Match")) {
        exchange.getRequestHeaders().getOrDefault(name, List.of()).stream()
            .map(value -> name + " " + value)
            .forEach(conditions::add);
      }
      var body =
          "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/xml");
      exchange.sendResponseHeaders(
          status, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
      if (!exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
