package logbatch.reporter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import logbatch.model.CountPart;
import logbatch.model.Header;
import logbatch.model.PartKey;
import logbatch.model.RangePart;
import logbatch.model.ReportPart;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Keeps the parts of runs in `BatchesTable`.
final class DynamoDbRunStore implements RunStore {

  private final DynamoDbClient client;
  private final String table;

  DynamoDbRunStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public RunParts parts(RunId run) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("#run = :run")
            .expressionAttributeNames(Map.of("#run", DynamoDbParts.RUN_ID))
            .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(run.toString())))
            .build();
    var parts = new Parts();
    client.queryPaginator(query).items().forEach(parts::take);
    return parts.toRunParts(run);
  }

  @Override
  public Optional<ReportPart> report(RunId run) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("#run = :run AND #part = :part")
            .expressionAttributeNames(
                Map.of("#run", DynamoDbParts.RUN_ID, "#part", DynamoDbParts.PART))
            .expressionAttributeValues(
                Map.of(
                    ":run",
                    AttributeValue.fromS(run.toString()),
                    ":part",
                    AttributeValue.fromS(PartKey.REPORT)))
            .build();
    return client.query(query).items().stream().findFirst().map(item -> report(run, item));
  }

  @Override
  public boolean replaceReport(RunId run, Optional<ReportPart> before, ReportPart after) {
    var put = PutItemRequest.builder().tableName(table).item(DynamoDbParts.report(run, after));
    before.ifPresentOrElse(part -> onlyIfStill(part, put), () -> onlyIfAbsent(put));
    try {
      client.putItem(put.build());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public List<RunId> openRuns() {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(DynamoDbParts.OPEN_INDEX)
            .keyConditionExpression("#open = :open")
            .expressionAttributeNames(Map.of("#open", DynamoDbParts.OPEN))
            .expressionAttributeValues(
                Map.of(":open", AttributeValue.fromS(DynamoDbParts.OPEN_VALUE)))
            .build();
    return client.queryPaginator(query).items().stream()
        .map(item -> RunId.parse(item.get(DynamoDbParts.RUN_ID).s()))
        .toList();
  }

  private static ReportPart report(RunId run, Map<String, AttributeValue> item) {
    try {
      return DynamoDbParts.report(item);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UnreadablePartException("the report part of run " + run + " makes no sense", e);
    }
  }

  private static void onlyIfAbsent(PutItemRequest.Builder put) {
    put.conditionExpression("attribute_not_exists(#part)")
        .expressionAttributeNames(Map.of("#part", DynamoDbParts.PART));
  }

  private static void onlyIfStill(ReportPart part, PutItemRequest.Builder put) {
    var names =
        Map.of(
            "#status", DynamoDbParts.STATUS,
            "#revision", DynamoDbParts.REVISION,
            "#digest", DynamoDbParts.DIGEST);
    var values = new HashMap<String, AttributeValue>();
    values.put(":status", AttributeValue.fromS(part.status().label()));
    values.put(":revision", DynamoDbParts.number(part.revision()));
    values.put(":digest", AttributeValue.fromS(part.digest()));
    put.conditionExpression("#status = :status AND #revision = :revision AND #digest = :digest")
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  /// The parts read so far.
  private static final class Parts {

    private Optional<Header> header = Optional.empty();
    private final List<RangePart> ranges = new ArrayList<>();
    private final List<CountPart> counts = new ArrayList<>();
    private Optional<ReportPart> report = Optional.empty();

    void take(Map<String, AttributeValue> item) {
      var part = item.get(DynamoDbParts.PART).s();
      if (part.equals(PartKey.HEADER)) {
        header = Optional.of(DynamoDbParts.header(item));
      } else if (part.equals(PartKey.REPORT)) {
        report = Optional.of(DynamoDbParts.report(item));
      } else if (part.startsWith(PartKey.RANGE_PREFIX)) {
        ranges.add(DynamoDbParts.range(item));
      } else if (part.startsWith(PartKey.COUNT_PREFIX)) {
        counts.add(DynamoDbParts.count(item));
      }
      // A part of another kind is a later version's; it says nothing about the figures of this one.
    }

    RunParts toRunParts(RunId run) {
      return new RunParts(run, header, ranges, counts, report);
    }
  }
}
