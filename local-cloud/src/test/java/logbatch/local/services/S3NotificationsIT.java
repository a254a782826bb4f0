package logbatch.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Whatever way an object comes into being, one notification tells what a reader will find.
class S3NotificationsIT {

  private static final String BUCKET = "bucket";
  private static final int PART_BYTES = 5 * 1024 * 1024;

  private static final LinkedBlockingQueue<ObjectCreated> HEARD = new LinkedBlockingQueue<>();
  private static S3Embedded server;
  private static S3Client s3;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = S3Embedded.start(folder, HEARD::add);
    s3 = AwsClients.s3(new Endpoints(server.uri(), server.uri(), server.uri(), AwsAccount.LOCAL));
    s3.createBucket(request -> request.bucket(BUCKET));
  }

  @AfterAll
  static void stop() {
    s3.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    HEARD.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.log",
        "dir with space/é+ü.log",
        "100%/a&b=c.log",
        "a%20b",
        "日本/語.txt",
        "a;b?c#d~'()*!@$,:.log"
      })
  void aPutIsToldOfWithTheKeyAsTheClientMeantIt(String key) {
    s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString("line\n"));

    ObjectCreated object = onlyOne();
    assertThat(object.bucket()).isEqualTo(BUCKET);
    assertThat(object.key()).isEqualTo(key);
    assertThat(object.sizeBytes()).isEqualTo(5);
    assertThat(object.eventName()).isEqualTo("ObjectCreated:Put");
    assertIsWhatAReaderFinds(object);
  }

  @Test
  void aPutIsReadWithTheExpectedOwner() {
    s3.putObject(r -> r.bucket(BUCKET).key("owned"), RequestBody.fromString("line\n"));

    String account = AwsAccount.LOCAL.id();
    assertThat(
            s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("owned").expectedBucketOwner(account))
                .asUtf8String())
        .isEqualTo("line\n");
  }

  @Test
  void otherCredentialsAreRefused() {
    var stranger = AwsAccount.fromEnvironment(Map.of("AWS_SECRET_ACCESS_KEY", "guessed"));
    var endpoints = new Endpoints(server.uri(), server.uri(), server.uri(), stranger);

    try (var client = AwsClients.s3(endpoints)) {
      assertThatThrownBy(client::listBuckets).isInstanceOf(S3Exception.class);
    }
  }

  /// As the functions' clients do, which know the endpoint from a variable only.
  @Test
  void aClientPutsTheBucketIntoThePathByItself() {
    var account = AwsAccount.LOCAL;
    var credentials = AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey());
    try (var client =
        S3Client.builder()
            .endpointOverride(server.uri())
            .region(Region.of(account.region()))
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build()) {
      client.putObject(r -> r.bucket(BUCKET).key("default"), RequestBody.fromString("line\n"));
    }

    assertThat(onlyOne().key()).isEqualTo("default");
  }

  @Test
  void anEmptyObjectIsToldOf() {
    s3.putObject(r -> r.bucket(BUCKET).key("empty"), RequestBody.empty());

    ObjectCreated object = onlyOne();
    assertThat(object.sizeBytes()).isZero();
    assertIsWhatAReaderFinds(object);
  }

  @Test
  void aCopyIsToldOf() {
    s3.putObject(r -> r.bucket(BUCKET).key("source"), RequestBody.fromString("line\n"));
    HEARD.clear();

    s3.copyObject(request ->
        request
            .sourceBucket(BUCKET)
            .sourceKey("source")
            .destinationBucket(BUCKET)
            .destinationKey("copy of/it"));

    ObjectCreated object = onlyOne();
    assertThat(object.key()).isEqualTo("copy of/it");
    assertThat(object.eventName()).isEqualTo("ObjectCreated:Copy");
    assertIsWhatAReaderFinds(object);
  }

  @Test
  void aMultipartUploadIsToldOfOnceWhenItIsComplete() {
    String upload =
        s3.createMultipartUpload(request -> request.bucket(BUCKET).key("parts")).uploadId();
    var first = part(upload, 1, PART_BYTES);
    var second = part(upload, 2, 7);
    assertThat(HEARD).isEmpty();

    s3.completeMultipartUpload(request ->
        request
            .bucket(BUCKET)
            .key("parts")
            .uploadId(upload)
            .multipartUpload(parts -> parts.parts(first, second)));

    ObjectCreated object = onlyOne();
    assertThat(object.eventName()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
    assertThat(object.sizeBytes()).isEqualTo(PART_BYTES + 7);
    assertThat(object.eTag()).endsWith("-2");
    assertIsWhatAReaderFinds(object);
  }

  @Test
  void aPutThatIsRefusedIsNotToldOf() {
    s3.putObject(r -> r.bucket(BUCKET).key("taken"), RequestBody.fromString("line\n"));
    HEARD.clear();

    assertThatThrownBy(() ->
            s3.putObject(
                request -> request.bucket(BUCKET).key("taken").ifNoneMatch("*"),
                RequestBody.fromString("other\n")))
        .isInstanceOf(S3Exception.class);

    assertThat(HEARD).isEmpty();
  }

  @Test
  void sequencersGrow() {
    for (int i = 0; i < 3; i++) {
      s3.putObject(r -> r.bucket(BUCKET).key("again"), RequestBody.fromString("line\n"));
    }

    List<String> sequencers = HEARD.stream().map(ObjectCreated::sequencer).toList();
    assertThat(sequencers).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(sequencers).allMatch(sequencer -> sequencer.matches("[0-9A-F]{16}"));
  }

  @Test
  void aPollerTellsOfWhatAppearsAndOfNothingTwice() throws InterruptedException {
    s3.putObject(r -> r.bucket(BUCKET).key("before"), RequestBody.fromString("line\n"));
    var polled = new LinkedBlockingQueue<ObjectCreated>();
    var often = Duration.ofMillis(20);
    try (var poller = S3ObjectPoller.start(s3, BUCKET, often, polled::add)) {
      assertThat(poller).isNotNull();
      s3.putObject(r -> r.bucket(BUCKET).key("é+ü one"), RequestBody.fromString("1"));
      ObjectCreated first = polled.poll(10, TimeUnit.SECONDS);
      s3.putObject(r -> r.bucket(BUCKET).key("é+ü one"), RequestBody.fromString("22"));
      ObjectCreated second = polled.poll(10, TimeUnit.SECONDS);

      assertThat(first.key()).isEqualTo("é+ü one");
      assertThat(second.sizeBytes()).isEqualTo(2);
      assertIsWhatAReaderFinds(second);
      assertThat(second.sequencer()).isGreaterThan(first.sequencer());
      assertThat(polled).isEmpty();
    }
  }

  private static CompletedPart part(String upload, int number, int bytes) {
    var response =
        s3.uploadPart(
            request -> request.bucket(BUCKET).key("parts").uploadId(upload).partNumber(number),
            RequestBody.fromBytes(new byte[bytes]));
    return CompletedPart.builder().partNumber(number).eTag(response.eTag()).build();
  }

  private static ObjectCreated onlyOne() {
    assertThat(HEARD).hasSize(1);
    return HEARD.remove();
  }

  private static void assertIsWhatAReaderFinds(ObjectCreated object) {
    var head = s3.headObject(r -> r.bucket(object.bucket()).key(object.key()));
    assertThat(head.eTag()).isEqualTo("\"" + object.eTag() + "\"");
    assertThat(head.contentLength()).isEqualTo(object.sizeBytes());
    byte[] content =
        s3.getObjectAsBytes(r -> r.bucket(object.bucket()).key(object.key()).ifMatch(object.eTag()))
            .asByteArray();
    assertThat(content).hasSize(Math.toIntExact(object.sizeBytes()));
  }
}
