package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import logbatch.aws.JsonLog;
import logbatch.model.ContentKind;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3NotificationsTest {

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final S3Notifications notifications =
      new S3Notifications(
          "input-logs-example",
          new JsonLog(new PrintStream(logged, true, UTF_8), Clock.systemUTC(), "test"));

  @Test
  void recordTellsEverythingAboutTheUpload() throws IOException {
    assertThat(uploads("s3-put"))
        .containsExactly(
            new ObjectUploaded(
                SampleEvents.OBJECT,
                0,
                ContentKind.TEXT,
                new Upload(
                    Instant.parse("2026-11-23T12:00:00Z"), new Sequencer("0062E99A88DC407460"))));
  }

  /// So that the sample events work once that file has been uploaded.
  @Test
  void sampleIsTheUploadOfASampleFile() throws Exception {
    var file = Files.readAllBytes(SampleEvents.home().resolve("samples", "app.log"));

    assertThat(SampleEvents.OBJECT.sizeBytes()).isEqualTo(file.length);
    assertThat(SampleEvents.OBJECT.eTag())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file)));
  }

  @Test
  void keysAreDecodedAndOtherEndingsPassedOver() throws IOException {
    assertThat(uploads("s3-put-hard-keys"))
        .extracting(uploaded -> uploaded.object().key())
        .containsExactly(
            "dir with space/é+ü.log",
            "😀&=?;%#~'().TXT",
            "year=2026/month=11/APP.JSONL.GZ",
            "a%2Bb.csv");
    assertThat(logged.toString(UTF_8)).contains("picture.png").contains("folder.log/");
  }

  @Test
  void sequencerMayBeMissing() throws IOException {
    assertThat(uploads("s3-put-hard-keys").get(3).upload().sequencer())
        .isEqualTo(new Sequencer(""));
  }

  @Test
  void otherBucketIsRefusedWithoutAnException() throws IOException {
    var json = SampleEvents.text("s3-put").replace("input-logs-example", "input-logs-foreign");

    assertThat(uploads(EventObject.parse(json))).isEmpty();
    assertThat(logged.toString(UTF_8))
        .contains("\"level\":\"ERROR\"")
        .contains("input-logs-foreign")
        .contains("input-logs-example");
  }

  @Test
  void removalIsPassedOver() throws IOException {
    var json = SampleEvents.text("s3-put").replace("ObjectCreated:Put", "ObjectRemoved:Delete");

    assertThat(uploads(EventObject.parse(json))).isEmpty();
  }

  @Test
  void missingFieldIsNamed() {
    assertThatThrownBy(() -> uploads("s3-put_bad"))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("Records[0].s3.object.eTag is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"size\": 202426', '\"size\": \"19\"'",
    "'\"size\": 202426', '\"size\": -1'",
    "'\"app.log\"', '\"%ZZ.log\"'",
    "2026-11-23T12:00:00.000Z, yesterday",
    "0062E99A88DC407460, xyz",
    "'\"s3\": {', '\"s4\": {'"
  })
  void malformedRecordIsRefused(String part, String replacement) throws IOException {
    var json = SampleEvents.text("s3-put");
    assertThat(json).contains(part);

    assertThatThrownBy(() -> uploads(EventObject.parse(json.replace(part, replacement))))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("Records[0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "3", "\"text\"", "{", "{\"Records\":{}}", "{\"Records\":[3]}"})
  void whatIsNoEventIsRefused(String json) {
    assertThatThrownBy(() -> SplitterEvent.of(EventObject.parse(json)))
        .isInstanceOf(MalformedEventException.class);
  }

  private List<ObjectUploaded> uploads(String event) throws IOException {
    return uploads(EventObject.parse(SampleEvents.text(event)));
  }

  private List<ObjectUploaded> uploads(EventObject event) {
    return event.objects("Records").stream()
        .map(notifications::upload)
        .flatMap(Optional::stream)
        .toList();
  }
}
