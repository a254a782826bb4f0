package logbatch.reporter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import logbatch.aws.DynamoDbRunParts;
import logbatch.model.PartKey;
import logbatch.model.ReportPart;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Keeps the parts of runs in `BatchesTable`.
final class DynamoDbRunStore implements RunStore {

  private final DynamoDbClient client;
  private final String table;
  private final DynamoDbRunParts parts;

  DynamoDbRunStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.parts = new DynamoDbRunParts(client, table);
  }

  @Override
  public RunParts parts(RunId run) {
    return parts.of(run);
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
    return parts.openRuns();
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
}
