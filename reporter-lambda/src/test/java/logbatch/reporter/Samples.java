package logbatch.reporter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.CountPart;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.ItemFacts;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePart;
import logbatch.model.RangePlan;
import logbatch.model.RecordId;
import logbatch.model.RejectedSample;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import logbatch.model.SequenceNumber;
import logbatch.model.Sequencer;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;
import logbatch.model.Upload;

/// Parts of runs for tests.
final class Samples {

  static final Instant UPLOADED = Instant.parse("2026-01-02T03:04:05Z");
  static final Instant FIRST_LINE = Instant.parse("2026-01-01T00:00:00Z");

  private Samples() {}

  static RunId run() {
    return new RunId(UUID.randomUUID());
  }

  static Header header(String key, String eTag, String sequencer) {
    return header(key, eTag, sequencer, 1);
  }

  static Header header(String key, String eTag, String sequencer, int ranges) {
    return new Header(
        new ObjectVersion("input-logs-test", key, eTag, 1000),
        0,
        new Upload(UPLOADED, new Sequencer(sequencer)),
        ContentKind.TEXT,
        Optional.empty(),
        new RangePlan(ranges, 1000, 1000, RangePlan.Compression.NONE));
  }

  static RangePart done(int index, long lines) {
    return new RangePart(
        index,
        1,
        new Checkpoint(1000, new LineCounts(lines, 2, 1)),
        RangePart.State.DONE,
        Optional.empty(),
        UPLOADED);
  }

  static RangePart running(int index, long lines) {
    return new RangePart(
        index,
        1,
        new Checkpoint(500, new LineCounts(lines, 0, 0)),
        RangePart.State.RUNNING,
        Optional.empty(),
        UPLOADED);
  }

  static RangePart failed(int index, long lines) {
    return new RangePart(
        index,
        1,
        new Checkpoint(500, new LineCounts(lines, 0, 0)),
        RangePart.State.FAILED,
        Optional.of(new Failure(FailureReason.CORRUPT_GZIP, "the member at byte 0 ends early")),
        UPLOADED);
  }

  static CountPart count(String shardId, Summary summary) {
    return new CountPart(shardId, SequenceNumber.parse("100000000003498069978"), summary, UPLOADED);
  }

  /// So many lines, the rejected ones at the offsets 0, 100, …
  static Summary summary(int processed, int rejected) {
    var builder = new SummaryBuilder(Summary.NONE);
    for (int i = 0; i < processed; i++) {
      builder.add(processedLine(i % 2 == 0 ? "200" : "404", FIRST_LINE.plusSeconds(i)));
    }
    for (int i = 0; i < rejected; i++) {
      builder.add(rejectedLine(100L * i));
    }
    return builder.build();
  }

  static ItemFacts.Processed processedLine(String status, Instant at) {
    return new ItemFacts.Processed(status, Optional.of("INFO"), "access-log", Optional.of(at));
  }

  static ItemFacts.Rejected rejectedLine(long offset) {
    return new ItemFacts.Rejected(sample(offset, "{not json"));
  }

  static RejectedSample sample(long offset, String excerpt) {
    var id = RecordId.of(new RunId(new UUID(0x8000L, 0x8000_0000_0000_0000L)), offset);
    return new RejectedSample(id, 0, offset / 100 + 1, offset, "invalid_json", excerpt);
  }

  static RunParts parts(Header header, List<RangePart> ranges, Summary... summaries) {
    var counts = new java.util.ArrayList<CountPart>();
    for (var summary : summaries) {
      counts.add(count("shard-" + counts.size(), summary));
    }
    return new RunParts(header.run(), Optional.of(header), ranges, counts, Optional.empty());
  }
}
