package logbatch.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
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
import logbatch.model.PartKey;
import logbatch.model.RangePart;
import logbatch.model.RangePlan;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import logbatch.model.Sequencer;
import logbatch.model.Summary;
import logbatch.model.Upload;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// How the parts of a run are laid out in `BatchesTable`. Maps instead of a table schema: parts of
/// four shapes share one table, and most of their writes are conditional updates of a few
/// attributes.
public final class DynamoDbParts {

  public static final String RUN_ID = "run_id";
  public static final String PART = "part";

  /// In the `header` part: the order of the newest event. Text, padded comparison is [Sequencer]'s.
  public static final String SEQUENCER = "sequencer";

  public static final String UPLOADED_AT = "uploaded_at";

  /// In the `header` part: `UNKNOWN` until somebody has seen the object.
  public static final String COMPRESSION = "compression";

  /// In a `range#` part.
  public static final String EPOCH = "epoch";

  public static final String NEXT_OFFSET = "next_offset";
  public static final String LINES = "lines";
  public static final String BLANK_LINES = "blank_lines";
  public static final String HEADER_LINES = "header_lines";
  public static final String STATE = "state";

  /// The delivery for which a range is read; parts of earlier versions have none.
  public static final String HELD_FOR = "held_for";

  /// The delivery by which a range that is read was first ordered, and how many invocations have
  /// handed it over since; parts of earlier versions have neither.
  public static final String ORDER = "order";

  public static final String HOPS = "hops";

  public static final String FAILURE = "failure";
  public static final String FAILURE_DETAIL = "failure_detail";

  /// Where inflating can go on; only of a compressed object.
  public static final String MEMBER_STORED_OFFSET = "member_stored_offset";

  public static final String MEMBER_INFLATED_OFFSET = "member_inflated_offset";

  /// Only inside an over-long line.
  public static final String SKIPPED_BYTES = "skipped_bytes";

  /// In a `header`, a `range#` and a `count#` part: when it was written.
  public static final String UPDATED_AT = "updated_at";

  /// When a range got further or ended, or else was begun first; parts of earlier versions say only
  /// when they were written.
  public static final String MOVED_AT = "moved_at";

  /// In a `count#` part.
  public static final String LAST_SEQUENCE_NUMBER = "last_sequence_number";

  public static final String SUMMARY = "summary";

  /// In the `report` part of an unfinished run: puts it into the index [#OPEN_INDEX].
  public static final String OPEN = "open";

  /// The one value of [#OPEN].
  public static final String OPEN_VALUE = "open";

  /// The sparse index over unfinished runs.
  public static final String OPEN_INDEX = "open-runs";

  public static final String STATUS = "status";
  public static final String REVISION = "revision";
  public static final String DIGEST = "digest";

  private static final String VERSION = "v";

  /// Raised where an older reader could misunderstand a newer header: to it, each line of a CSV
  /// file is a record.
  private static final int HEADER_VERSION = 2;

  /// Of all headers that this version could write, too.
  private static final int FIRST_HEADER_VERSION = 1;

  private static final String CSV_DELIMITER = "csv_delimiter";
  private static final String CSV_COLUMNS = "csv_columns";
  private static final String CSV_RECORDS_START = "csv_records_start";
  private static final String CSV_RECORD_MAX_BYTES = "csv_record_max_bytes";

  private DynamoDbParts() {}

  /// The key of a part.
  public static Map<String, AttributeValue> key(RunId run, String part) {
    return Map.of(RUN_ID, fromS(run.toString()), PART, fromS(part));
  }

  public static Map<String, AttributeValue> header(Header header) {
    var attributes = new HashMap<>(key(header.run(), PartKey.HEADER));
    attributes.put(VERSION, number(version(header)));
    attributes.put("bucket", fromS(header.object().bucket()));
    attributes.put("batch_id", fromS(header.object().key()));
    attributes.put("etag", fromS(header.object().eTag()));
    attributes.put("size_bytes", number(header.object().sizeBytes()));
    attributes.put("generation", number(header.generation()));
    attributes.put(UPLOADED_AT, fromS(header.upload().time().toString()));
    attributes.put(SEQUENCER, fromS(header.upload().sequencer().value()));
    attributes.put("kind", fromS(header.kind().wireName()));
    attributes.put("ranges", number(header.ranges().count()));
    attributes.put("range_bytes", number(header.ranges().rangeBytes()));
    attributes.put(COMPRESSION, fromS(header.ranges().compression().name()));
    header.csv().ifPresent(csv -> putCsv(attributes, csv));
    return attributes;
  }

  /// Reads a header part.
  ///
  /// @throws UnknownVersionException if the part was written by a later version
  public static Header header(Map<String, AttributeValue> attributes) {
    int version = integer(attributes, VERSION);
    if (version < FIRST_HEADER_VERSION || version > HEADER_VERSION) {
      throw new UnknownVersionException(
          "the header of run %s has version %d, this code reads versions %d to %d"
              .formatted(text(attributes, RUN_ID), version, FIRST_HEADER_VERSION, HEADER_VERSION));
    }
    var object =
        new ObjectVersion(
            text(attributes, "bucket"),
            text(attributes, "batch_id"),
            text(attributes, "etag"),
            number(attributes, "size_bytes"));
    return new Header(
        object,
        integer(attributes, "generation"),
        upload(attributes),
        ContentKind.ofWireName(text(attributes, "kind")),
        csvHeader(attributes),
        new RangePlan(
            integer(attributes, "ranges"),
            number(attributes, "range_bytes"),
            object.sizeBytes(),
            RangePlan.Compression.valueOf(text(attributes, COMPRESSION))));
  }

  /// When a header part was written; the time of the upload if it does not say.
  public static Instant plannedAt(Map<String, AttributeValue> attributes) {
    return attributes.containsKey(UPDATED_AT)
        ? Instant.parse(text(attributes, UPDATED_AT))
        : upload(attributes).time();
  }

  /// The upload that a header part names.
  public static Upload upload(Map<String, AttributeValue> attributes) {
    return new Upload(
        Instant.parse(text(attributes, UPLOADED_AT)), new Sequencer(text(attributes, SEQUENCER)));
  }

  /// Reads a range part; the range's index is in its sort key.
  public static RangePart range(Map<String, AttributeValue> attributes) {
    var counts =
        new LineCounts(
            number(attributes, LINES),
            number(attributes, BLANK_LINES),
            number(attributes, HEADER_LINES));
    var failure =
        Optional.ofNullable(attributes.get(FAILURE))
            .map(reason ->
                new Failure(
                    FailureReason.ofWireName(reason.s()), text(attributes, FAILURE_DETAIL)));
    return new RangePart(
        Integer.parseInt(text(attributes, PART).substring(PartKey.RANGE_PREFIX.length())),
        number(attributes, EPOCH),
        new Checkpoint(
            number(attributes, NEXT_OFFSET),
            counts,
            member(attributes),
            attributes.containsKey(SKIPPED_BYTES) ? number(attributes, SKIPPED_BYTES) : 0),
        RangePart.State.valueOf(text(attributes, STATE)),
        failure,
        Instant.parse(text(attributes, UPDATED_AT)),
        Instant.parse(text(attributes, attributes.containsKey(MOVED_AT) ? MOVED_AT : UPDATED_AT)));
  }

  public static Map<String, AttributeValue> count(RunId run, CountPart part) {
    var attributes = new HashMap<>(key(run, PartKey.count(part.shardId())));
    attributes.put(LAST_SEQUENCE_NUMBER, fromS(part.last().toString()));
    attributes.put(SUMMARY, fromS(part.summary().toJson()));
    attributes.put(UPDATED_AT, fromS(part.updatedAt().toString()));
    return attributes;
  }

  /// Reads a count part; the shard is in its sort key.
  public static CountPart count(Map<String, AttributeValue> attributes) {
    return new CountPart(
        text(attributes, PART).substring(PartKey.COUNT_PREFIX.length()),
        SequenceNumber.parse(text(attributes, LAST_SEQUENCE_NUMBER)),
        Summary.fromJson(text(attributes, SUMMARY)),
        Instant.parse(text(attributes, UPDATED_AT)));
  }

  public static Map<String, AttributeValue> report(RunId run, ReportPart part) {
    var attributes = new HashMap<>(key(run, PartKey.REPORT));
    attributes.put(STATUS, fromS(part.status().label()));
    attributes.put(REVISION, number(part.revision()));
    attributes.put(DIGEST, fromS(part.digest()));
    if (part.isOpen()) {
      attributes.put(OPEN, fromS(OPEN_VALUE));
    }
    return attributes;
  }

  public static ReportPart report(Map<String, AttributeValue> attributes) {
    return new ReportPart(
        ReportStatus.ofLabel(text(attributes, STATUS)),
        integer(attributes, REVISION),
        text(attributes, DIGEST));
  }

  /// A DynamoDB number.
  public static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static Optional<Checkpoint.GzipMember> member(Map<String, AttributeValue> attributes) {
    return attributes.containsKey(MEMBER_STORED_OFFSET)
        ? Optional.of(
            new Checkpoint.GzipMember(
                number(attributes, MEMBER_STORED_OFFSET),
                number(attributes, MEMBER_INFLATED_OFFSET)))
        : Optional.empty();
  }

  private static int version(Header header) {
    return header.csv().flatMap(CsvHeader::records).isPresent()
        ? HEADER_VERSION
        : FIRST_HEADER_VERSION;
  }

  private static void putCsv(Map<String, AttributeValue> attributes, CsvHeader csv) {
    attributes.put(CSV_DELIMITER, fromS(String.valueOf(csv.delimiter())));
    attributes.put(
        CSV_COLUMNS,
        AttributeValue.fromL(csv.columns().stream().map(AttributeValue::fromS).toList()));
    csv.records()
        .ifPresent(records -> {
          attributes.put(CSV_RECORDS_START, number(records.startOffset()));
          attributes.put(CSV_RECORD_MAX_BYTES, number(records.maxBytes()));
        });
  }

  private static Optional<CsvHeader> csvHeader(Map<String, AttributeValue> attributes) {
    if (!attributes.containsKey(CSV_DELIMITER)) {
      return Optional.empty();
    }
    var columns = attributes.get(CSV_COLUMNS).l().stream().map(AttributeValue::s).toList();
    return Optional.of(
        new CsvHeader(text(attributes, CSV_DELIMITER).charAt(0), columns, csvRecords(attributes)));
  }

  /// An update that notes a run as unfinished, as the reporter notes one of which no report is to
  /// be written yet: what the part knows of its report stays, and without a part there is none.
  ///
  /// @param table name of `BatchesTable`
  public static UpdateItemRequest.Builder opening(String table, RunId run) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key(run, PartKey.REPORT))
        .updateExpression(
            "SET #open = :open, #status = :processing, #revision = if_not_exists(#revision, :none), #digest = if_not_exists(#digest, :empty)")
        .expressionAttributeNames(
            Map.of("#open", OPEN, "#status", STATUS, "#revision", REVISION, "#digest", DIGEST))
        .expressionAttributeValues(
            Map.of(
                ":open", fromS(OPEN_VALUE),
                ":processing", fromS(ReportStatus.PROCESSING.label()),
                ":none", number(0),
                ":empty", fromS("")));
  }

  private static Optional<CsvRecords> csvRecords(Map<String, AttributeValue> attributes) {
    return attributes.containsKey(CSV_RECORDS_START)
        ? Optional.of(
            new CsvRecords(
                number(attributes, CSV_RECORDS_START), integer(attributes, CSV_RECORD_MAX_BYTES)))
        : Optional.empty();
  }

  private static String text(Map<String, AttributeValue> attributes, String name) {
    return present(attributes, name).s();
  }

  private static long number(Map<String, AttributeValue> attributes, String name) {
    return Long.parseLong(present(attributes, name).n());
  }

  private static int integer(Map<String, AttributeValue> attributes, String name) {
    return Integer.parseInt(present(attributes, name).n());
  }

  private static AttributeValue present(Map<String, AttributeValue> attributes, String name) {
    var value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "part %s of run %s has no %s"
              .formatted(attributes.get(PART), attributes.get(RUN_ID), name));
    }
    return value;
  }
}
