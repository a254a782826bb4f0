package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import logbatch.model.Sequencer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ReportObjectsIT extends ReportObjectsContract {

  private static final ReportMark MARK =
      new ReportMark(Samples.run(), 0, new Sequencer("0A"), 1, "digest");

  @TempDir private static Path folder;
  private static EmbeddedCloud cloud;

  @BeforeAll
  static void start() {
    cloud = new EmbeddedCloud(folder);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Override
  ReportObjects objects() {
    return new S3ReportObjects(cloud.s3, EmbeddedCloud.BUCKET, Optional.of("000000000000"));
  }

  @Test
  void contentAndTypeAreTheDocuments() throws IOException {
    var document = new ReportDocument(MARK, "text/html; charset=utf-8", "é \uD83D\uDE00");

    objects().replace("typed.html", Optional.empty(), document);

    try (var object =
        cloud.s3.getObject(request -> request.bucket(EmbeddedCloud.BUCKET).key("typed.html"))) {
      assertThat(object.response().contentType().replace(" ", ""))
          .isEqualTo("text/html;charset=utf-8");
      assertThat(object.readAllBytes()).asString().isEqualTo("é \uD83D\uDE00");
    }
  }

  @Test
  void objectOfSomebodyElseHasNoMark() {
    cloud.s3.putObject(
        request -> request.bucket(EmbeddedCloud.BUCKET).key("foreign.json"),
        RequestBody.fromString("x"));

    assertThat(objects().head("foreign.json").orElseThrow().mark()).isEmpty();
  }

  @Test
  void missingBucketIsNoLostRace() {
    var elsewhere = new S3ReportObjects(cloud.s3, "no-such-bucket", Optional.empty());
    var document = new ReportDocument(MARK, "text/plain", "x");

    assertThatThrownBy(() -> elsewhere.replace("a", Optional.empty(), document))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("bucket");
  }
}
