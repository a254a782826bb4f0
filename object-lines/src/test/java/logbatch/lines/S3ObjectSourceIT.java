package logbatch.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Endpoints;
import logbatch.model.FailureReason;
import logbatch.model.ObjectVersion;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class S3ObjectSourceIT extends ObjectSourceContract {

  private static final String BUCKET = EmbeddedS3.newBucket();

  private final ObjectSource source =
      new S3ObjectSource(EmbeddedS3.CLIENT, Optional.of("000000000000"), "ask");

  @Test
  void refusedAccessIsUnreadableAndSaysWhatToDo() {
    var object = put("app.log", new byte[] {1});
    var here = EmbeddedS3.endpoints();
    var stranger =
        new AwsAccount("us-east-1", "000000000000", "nobody", "nothing", Optional.empty());
    try (var s3 = AwsClients.s3(new Endpoints(here.s3(), here.sqs(), here.dynamoDb(), stranger))) {
      var denied = new S3ObjectSource(s3, Optional.empty(), "ask");

      assertUnreadable(FailureReason.ACCESS_DENIED, () -> denied.open(object, 0));
      assertUnreadable(FailureReason.ACCESS_DENIED, () -> denied.head(object, 2));
      assertThatThrownBy(() -> denied.head(object, 2)).hasMessageEndingWith("app.log; ask");
    }
  }

  @Test
  void everyReadNamesTheOwnerOfTheBucketAndTheContent() throws IOException {
    var object = put("owned.log", new byte[] {1, 2});
    var recording = new RecordingS3();
    var owned = new S3ObjectSource(recording, Optional.of("000000000000"), "ask");

    owned.head(object, 2);
    owned.open(object, 1).close();

    assertThat(recording.requests)
        .hasSize(2)
        .allSatisfy(request -> {
          assertThat(request.expectedBucketOwner()).isEqualTo("000000000000");
          assertThat(request.ifMatch()).isEqualTo('"' + object.eTag() + '"');
        });
  }

  @Override
  ObjectSource source() {
    return source;
  }

  @Override
  ObjectVersion put(String key, byte[] bytes) {
    var response =
        EmbeddedS3.CLIENT.putObject(
            request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    return new ObjectVersion(BUCKET, key, response.eTag().replace("\"", ""), bytes.length);
  }

  @Override
  void remove(ObjectVersion object) {
    EmbeddedS3.CLIENT.deleteObject(request -> request.bucket(BUCKET).key(object.key()));
  }

  /// Passes requests on to the embedded service.
  private static final class RecordingS3 implements S3Client {

    private final List<GetObjectRequest> requests = new ArrayList<>();

    @Override
    public <T> T getObject(
        GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
      requests.add(request);
      return EmbeddedS3.CLIENT.getObject(request, transformer);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
