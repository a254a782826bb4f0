package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.model.Header;
import logbatch.model.ItemFacts;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.Reading;
import logbatch.model.RejectedSample;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import logbatch.model.ReportStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counting and reporting on the real adapters, from items to the report in the bucket.
class ReportingIT {

  @TempDir private static Path folder;
  private static EmbeddedCloud cloud;

  private final World world = new World();
  private final Header header =
      Samples.header("dir with space/é+ü.jsonl", Samples.run().toString(), "0A");

  @BeforeAll
  static void start() {
    cloud = new EmbeddedCloud(folder);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void rejectedLineIsShownUntilItIsRedriven() {
    var rejected =
        ProcessedItem.rejected(
            header.batchId(),
            message(0),
            new Rejection(RejectionReason.INVALID_JSON, "d"),
            Samples.UPLOADED);
    store(rejected);
    count("1", new Change.Inserted(facts(rejected)));
    StoredParts.put(cloud.dynamoDb, Samples.parts(header, List.of(Samples.done(0, 1))));

    reporter().look(header.run());
    assertThat(report())
        .contains("\"Completo com falhas\"", "\"revisao\" : 1", "\"trecho\" : \"{no\"");

    // Stored as processed, but not counted yet: its sample is out of date.
    store(ProcessedItem.processed(header.batchId(), message(0), Reading.TEXT, Samples.UPLOADED));
    reporter().look(header.run());
    assertThat(report())
        .contains("\"Completo com falhas\"", "\"revisao\" : 2")
        .doesNotContain("\"trecho\"");

    count(
        "2",
        new Change.Modified(facts(rejected), Samples.processedLine("200", Samples.FIRST_LINE)));
    reporter().look(header.run());
    reporter().look(header.run());
    assertThat(report())
        .contains("\"Completo\"", "\"revisao\" : 3", "\"total_itens_rejeitados\" : 0");
    var note = runs().report(header.run()).orElseThrow();
    assertThat(note.status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(note.revision()).isEqualTo(3);
    assertThat(runs().openRuns()).doesNotContain(header.run());
  }

  private void count(String sequenceNumber, Change change) {
    new Counter(new DynamoDbCountStore(cloud.dynamoDb, EmbeddedCloud.BATCHES), Clock.systemUTC())
        .count(
            "shardId-1",
            List.of(
                new StreamRecord(
                    logbatch.model.SequenceNumber.parse(sequenceNumber), header.run(), change)));
  }

  private Reporter reporter() {
    return new Reporter(
        runs(),
        new DynamoDbRejectedItems(cloud.dynamoDb, EmbeddedCloud.PROCESSED_LOGS),
        new S3ReportObjects(cloud.s3, EmbeddedCloud.BUCKET, Optional.empty()),
        Clock.systemUTC(),
        world.log());
  }

  private static RunStore runs() {
    return new DynamoDbRunStore(cloud.dynamoDb, EmbeddedCloud.BATCHES);
  }

  private static String report() {
    return cloud
        .s3
        .getObjectAsBytes(request ->
            request.bucket(EmbeddedCloud.BUCKET).key("dir with space/relatorio_é+ü.jsonl.json"))
        .asUtf8String();
  }

  private void store(ProcessedItem item) {
    var attributes = DynamoDbItemSchema.SCHEMA.itemToMap(item, true);
    cloud.dynamoDb.putItem(
        request -> request.tableName(EmbeddedCloud.PROCESSED_LOGS).item(Map.copyOf(attributes)));
  }

  private LineMessage message(long offset) {
    return new LineMessage(
        header.run(),
        0,
        new Line(
            1,
            offset,
            LineBytes.owning("{no".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            3));
  }

  private static ItemFacts facts(ProcessedItem item) {
    var rejected = item.rejected().orElseThrow();
    return new ItemFacts.Rejected(
        new RejectedSample(
            item.id(),
            rejected.range(),
            rejected.number(),
            item.line().byteOffset(),
            rejected.rejection().reason().wireName(),
            "{no"));
  }
}
