package logbatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.CountPart;
import logbatch.model.CsvHeader;
import logbatch.model.CsvRecords;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePart;
import logbatch.model.RangePlan;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.SequenceNumber;
import logbatch.model.Sequencer;
import logbatch.model.Summary;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbPartsTest {

  private static final ObjectVersion OBJECT =
      new ObjectVersion("in", "dir with space/é+ü.csv", "abc", 42);

  private static final Header HEADER =
      new Header(
          OBJECT,
          1,
          new Upload(Instant.parse("2026-11-23T10:00:00.5Z"), new Sequencer("0055AED6DCD9")),
          ContentKind.CSV,
          Optional.of(new CsvHeader(';', List.of("time", "a \"b\"", ""))),
          RangePlan.single(42, RangePlan.Compression.GZIP));

  @Test
  void headerIsReadBackAsItWas() {
    assertThat(DynamoDbParts.header(DynamoDbParts.header(HEADER))).isEqualTo(HEADER);
  }

  /// An earlier version reads each line as a record, so it must refuse the header.
  @Test
  void headerWithRecordsHasAVersionOfItsOwn() {
    var records =
        new Header(
            OBJECT,
            1,
            HEADER.upload(),
            ContentKind.CSV,
            Optional.of(
                new CsvHeader('\t', List.of("a", "b"), Optional.of(new CsvRecords(17, 262_144)))),
            HEADER.ranges());

    assertThat(DynamoDbParts.header(DynamoDbParts.header(records))).isEqualTo(records);
    assertThat(DynamoDbParts.header(records).get("v").n()).isEqualTo("2");
    assertThat(DynamoDbParts.header(HEADER).get("v").n()).isEqualTo("1");
  }

  @Test
  void headerOfALaterVersionIsRefused() {
    var later = new HashMap<>(DynamoDbParts.header(HEADER));
    later.put("v", AttributeValue.fromN("3"));

    assertThatThrownBy(() -> DynamoDbParts.header(later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 3")
        .hasMessageContaining(HEADER.run().toString());
  }

  @Test
  void rangeIsReadFromItsAttributes() {
    var attributes = new HashMap<>(DynamoDbParts.key(HEADER.run(), "range#00003"));
    attributes.putAll(
        Map.of(
            "updated_at", AttributeValue.fromS("2026-11-23T12:00:00.5Z"),
            "epoch", AttributeValue.fromN("2"),
            "next_offset", AttributeValue.fromN("512"),
            "lines", AttributeValue.fromN("10"),
            "blank_lines", AttributeValue.fromN("1"),
            "header_lines", AttributeValue.fromN("0"),
            "state", AttributeValue.fromS("FAILED"),
            "failure", AttributeValue.fromS("corrupt_gzip"),
            "failure_detail", AttributeValue.fromS("at 512")));

    assertThat(DynamoDbParts.range(attributes))
        .isEqualTo(
            new RangePart(
                3,
                2,
                new Checkpoint(512, new LineCounts(10, 1, 0)),
                RangePart.State.FAILED,
                Optional.of(new Failure(FailureReason.CORRUPT_GZIP, "at 512")),
                Instant.parse("2026-11-23T12:00:00.5Z")));
  }

  @Test
  void missingAttributeIsNamedWithItsPartAndRun() {
    var attributes = DynamoDbParts.key(HEADER.run(), "range#00000");

    assertThatThrownBy(() -> DynamoDbParts.range(attributes))
        .hasMessageContaining("range#00000")
        .hasMessageContaining(HEADER.run().toString());
  }

  @Test
  void countIsReadBackAsItWas() {
    var part =
        new CountPart(
            "shardId-00000001414576573621-f55eea83",
            SequenceNumber.parse("1234567890123456789012345678901234567890"),
            Summary.NONE,
            Instant.parse("2026-11-23T12:00:00.123456789Z"));

    assertThat(DynamoDbParts.count(DynamoDbParts.count(HEADER.run(), part))).isEqualTo(part);
  }

  @ParameterizedTest
  @EnumSource
  void reportIsOpenUntilTheRunHasEnded(ReportStatus status) {
    var part = new ReportPart(status, 3, "digest");
    var attributes = DynamoDbParts.report(HEADER.run(), part);

    assertThat(DynamoDbParts.report(attributes)).isEqualTo(part);
    assertThat(attributes.containsKey("open"))
        .isEqualTo(status == ReportStatus.PROCESSING || status == ReportStatus.INCOMPLETE);
  }
}
