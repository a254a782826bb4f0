package logbatch.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.CountPart;
import logbatch.model.Header;
import logbatch.model.PartKey;
import logbatch.model.RangePart;
import logbatch.model.ReportPart;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads the parts of runs from `BatchesTable`. Safe for all threads.
public final class DynamoDbRunParts {

  private final DynamoDbClient dynamoDb;
  private final String table;

  /// @param table name of `BatchesTable`
  public DynamoDbRunParts(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /// Reads all parts of a run; none that was written before the call is missed.
  ///
  /// @throws UnknownVersionException if a part was written by a later version
  public RunParts of(RunId run) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("#run = :run")
            .expressionAttributeNames(Map.of("#run", DynamoDbParts.RUN_ID))
            .expressionAttributeValues(Map.of(":run", fromS(run.toString())))
            .build();
    var found = new Found();
    dynamoDb.queryPaginator(query).items().forEach(found::take);
    return new RunParts(
        run, found.header, found.ranges, found.counts, found.report, found.plannedAt);
  }

  /// The runs that are not finished, from the sparse index; it may be a moment behind the table.
  public List<RunId> openRuns() {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(DynamoDbParts.OPEN_INDEX)
            .keyConditionExpression("#open = :open")
            .expressionAttributeNames(Map.of("#open", DynamoDbParts.OPEN))
            .expressionAttributeValues(Map.of(":open", fromS(DynamoDbParts.OPEN_VALUE)))
            .build();
    return dynamoDb.queryPaginator(query).items().stream()
        .map(item -> RunId.parse(item.get(DynamoDbParts.RUN_ID).s()))
        .toList();
  }

  /// The parts read so far.
  private static final class Found {

    private Optional<Header> header = Optional.empty();
    private final List<RangePart> ranges = new ArrayList<>();
    private final List<CountPart> counts = new ArrayList<>();
    private Optional<ReportPart> report = Optional.empty();
    private Instant plannedAt = Instant.EPOCH;

    void take(Map<String, AttributeValue> item) {
      var part = item.get(DynamoDbParts.PART).s();
      if (part.equals(PartKey.HEADER)) {
        header = Optional.of(DynamoDbParts.header(item));
        plannedAt = DynamoDbParts.plannedAt(item);
      } else if (part.equals(PartKey.REPORT)) {
        report = Optional.of(DynamoDbParts.report(item));
      } else if (part.startsWith(PartKey.RANGE_PREFIX)) {
        ranges.add(DynamoDbParts.range(item));
      } else if (part.startsWith(PartKey.COUNT_PREFIX)) {
        counts.add(DynamoDbParts.count(item));
      }
      // A part of another kind is a later version's; it says nothing about the figures of this one.
    }
  }
}
