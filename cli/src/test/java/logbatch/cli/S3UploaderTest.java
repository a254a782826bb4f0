package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import logbatch.cli.S3Uploader.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3UploaderTest {

  private static final long MIB = 1 << 20;
  private static final String OWNER = "123456789012";

  @TempDir Path folder;

  private StubbornS3 s3;

  @BeforeEach
  void start() throws IOException {
    s3 = new StubbornS3();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void everyObjectThatS3TakesFitsIntoItsParts() {
    var path = Path.of("x.log");
    var small = Limits.USUAL.sections(new LogFile(path, "x.log", 64 * MIB + 1));
    // 5 TiB
    var large = Limits.USUAL.sections(new LogFile(path, "x.log", 5 * MIB * MIB));

    // 4 × 16 MiB and a byte
    assertThat(small).hasSize(5).last().isEqualTo(new FileSection(path, 64 * MIB, 1));
    assertThat(large).hasSizeLessThanOrEqualTo(10_000);
    assertThat(large.stream().mapToLong(FileSection::length).sum()).isEqualTo(5 * MIB * MIB);
    // 5 GiB at most
    assertThat(large.getFirst().length()).isBetween(16 * MIB, 5 * 1024 * MIB);
  }

  @Test
  void everyRequestSaysWhoseTheBucketHasToBe() throws IOException {
    uploader(0).upload(file(), _ -> {});
    uploader(MIB).upload(file(), _ -> {});

    // begun, two parts, completed; and the whole
    assertThat(s3.requests).hasSize(5).allMatch(request -> request.endsWith(" " + OWNER));
  }

  @Test
  void uploadWhoseCompletionWasNotAnsweredIsLookedFor() throws IOException {
    s3.refuse("POST /in/x.log?uploadId", 400);
    s3.lastModified = Instant.now();

    var uploaded = uploader(0).upload(file(), _ -> {});

    assertThat(uploaded.version().eTag()).isEqualTo("abc-2");
    assertThat(s3.requests).noneMatch(request -> request.startsWith("DELETE"));
  }

  @Test
  void olderObjectIsNotTakenForTheUploadThatFailed() throws IOException {
    s3.refuse("POST /in/x.log?uploadId", 400);
    s3.lastModified = Instant.now().minusSeconds(60);

    assertThatThrownBy(() -> uploader(0).upload(file(), _ -> {})).isInstanceOf(SdkException.class);
    assertThat(s3.requests).last().asString().startsWith("DELETE /in/x.log");
  }

  @Test
  void partsOfAnUploadThatFailedAreRemoved() throws IOException {
    s3.refuse("PUT /in/x.log", 400);

    assertThatThrownBy(() -> uploader(0).upload(file(), _ -> {})).isInstanceOf(SdkException.class);
    assertThat(s3.requests).last().asString().startsWith("DELETE /in/x.log");
  }

  @Test
  void bucketThatMayBeSomebodyElsesIsTold() throws IOException {
    s3.refuse("PUT /in/x.log", 403);

    assertThatThrownBy(() -> uploader(MIB).upload(file(), _ -> {}))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("does not belong to their account " + OWNER);
  }

  @Test
  void bucketOfAnotherAccountIsToldFromOneThatMayNotBeLookedAt() {
    var buckets = new S3Buckets(s3.client());

    assertThat(buckets.belongsToAnother("in", OWNER)).isFalse();
    s3.owner = "999999999999";
    assertThat(buckets.belongsToAnother("in", OWNER)).isTrue();
    assertThat(buckets.isMissing("in")).isFalse();
    s3.refuse("HEAD /in", 403);
    assertThat(buckets.belongsToAnother("in", OWNER)).isFalse();
    assertThat(buckets.isMissing("in")).isFalse();
    s3.refuse("HEAD /in", 404);
    assertThat(buckets.isMissing("in")).isTrue();
  }

  private S3Uploader uploader(long wholeMaxBytes) {
    return new S3Uploader(s3.client(), "in", Optional.of(OWNER), new Limits(wholeMaxBytes, 3));
  }

  private LogFile file() throws IOException {
    return new LogFile(Files.writeString(folder.resolve("x.log"), "12345"), "x.log", 5);
  }

  /// Says yes to every request but those that a test has it refuse.
  private static final class StubbornS3 implements AutoCloseable {

    private static final String NO =
        "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";

    private final HttpServer server;
    private final S3Client client;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String refused = "none";
    private volatile int refusal;
    private volatile String owner = OWNER;
    private volatile Instant lastModified = Instant.EPOCH;

    StubbornS3() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::serve);
      server.start();
      client =
          AwsAccess.of(
                  Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort()),
                  Region.EU_WEST_1,
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("A", "secret")))
              .s3();
    }

    S3Client client() {
      return client;
    }

    void refuse(String request, int status) {
      refused = request;
      refusal = status;
    }

    private void serve(HttpExchange exchange) throws IOException {
      exchange.getRequestBody().readAllBytes();
      var asked = exchange.getRequestHeaders().getFirst("x-amz-expected-bucket-owner");
      var request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + asked;
      requests.add(request);
      boolean isForeign = asked != null && !asked.equals(owner);
      boolean isRefused = isForeign || request.startsWith(refused);
      var body = isRefused ? NO : body(request);
      var headers = exchange.getResponseHeaders();
      headers.set("ETag", "\"abc-2\"");
      headers.set(
          "Last-Modified",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(lastModified.atOffset(ZoneOffset.UTC)));
      if (request.startsWith("HEAD")) {
        headers.set("Content-Length", "5");
      }
      int refusedAs = isForeign ? 403 : refusal;
      boolean hasBody = !request.startsWith("HEAD") && !body.isEmpty();
      exchange.sendResponseHeaders(isRefused ? refusedAs : 200, hasBody ? body.length() : -1);
      if (hasBody) {
        exchange.getResponseBody().write(body.getBytes(UTF_8));
      }
      exchange.close();
    }

    private static String body(String request) {
      if (request.contains("?uploads")) {
        return "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
      }
      return request.startsWith("POST")
          ? "<CompleteMultipartUploadResult><ETag>\"abc-2\"</ETag></CompleteMultipartUploadResult>"
          : "";
    }

    @Override
    public void close() {
      client.close();
      server.stop(0);
    }
  }
}
